package org.mixedmodels.runner.fit;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.mixedmodels.engine.result.ConditionalModes;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.runner.api.RunnerException;
import org.mixedmodels.runner.output.TableFile;
import org.mixedmodels.runner.text.NumberText;

/** Writes the conditional modes of the random effects, one line per group, level and term. */
public final class ModesFile {

    private ModesFile() {}

    /**
     * Writes a file.
     *
     * @throws RunnerException if it cannot be written
     */
    public static void write(LinearMixedModel model, Path file) {
        try (CsvWriter writer = TableFile.open(file)) {
            writer.writeRecord("group", "level", "term", "conditionalMode", "stdError", "observations");
            model.conditionalModes().forEach(modes -> write(modes, writer));
        } catch (IOException | UncheckedIOException e) {
            throw RunnerException.notWritten(file, e);
        }
    }

    private static void write(ConditionalModes modes, CsvWriter writer) {
        for (int level = 0; level < modes.levels().size(); level++) {
            for (int term = 0; term < modes.terms().size(); term++) {
                writer.writeRecord(
                        modes.group(),
                        modes.levels().get(level),
                        modes.terms().get(term),
                        NumberText.exact(modes.modes()[level][term]),
                        NumberText.exact(modes.stdErrors()[level][term]),
                        Long.toString(modes.observations()[level]));
            }
        }
    }
}
