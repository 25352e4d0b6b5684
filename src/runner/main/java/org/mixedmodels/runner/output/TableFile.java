package org.mixedmodels.runner.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.runner.api.OutputColumn;
import org.mixedmodels.runner.api.OutputTable;
import org.mixedmodels.runner.api.RunnerException;
import org.mixedmodels.runner.text.NumberText;

/** Writes tables as CSV: a header line, numbers with all their digits, missing cells empty, no row IDs. */
public final class TableFile {

    private TableFile() {}

    /**
     * Writes a table over whatever the file held.
     *
     * @throws RunnerException if the file cannot be written
     */
    public static void write(OutputTable table, Path file) {
        List<String> header = table.columns().stream().map(OutputColumn::name).toList();
        try (CsvWriter writer = open(file)) {
            writer.writeRecord(header);
            List<@Nullable String> line = new ArrayList<>();
            table.forEachRow(row -> {
                line.clear();
                for (Object cell : row) {
                    line.add(text(cell));
                }
                writer.writeRecord(line);
            });
        } catch (IOException | java.io.UncheckedIOException e) {
            throw RunnerException.notWritten(file, e);
        }
    }

    /** Opens a CSV file for writing and makes the folders above it. */
    public static CsvWriter open(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.EMPTY) // tells an empty text from a missing one
                .lineDelimiter(LineDelimiter.LF)
                .build(file);
    }

    private static @Nullable String text(@Nullable Object cell) {
        if (cell instanceof Double number) {
            return number.isNaN() ? "NaN" : NumberText.exact(number);
        }
        return cell == null ? null : cell.toString();
    }
}
