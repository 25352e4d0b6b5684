package org.mixedmodels.runner.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.knime.core.node.NodeSettings;
import org.mixedmodels.runner.api.RunnerException;

/** Reads the XML files of a workflow. */
final class SettingsFile {

    private SettingsFile() {}

    /**
     * The settings in a file.
     *
     * @throws RunnerException if there is no such file or if it is damaged
     */
    static NodeSettings read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw LoadProblem.of("The file " + file + " of the workflow is missing.");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return (NodeSettings) NodeSettings.loadFromXML(stream);
        } catch (IOException | RuntimeException e) {
            throw LoadProblem.of("The file " + file + " is damaged: " + reason(e));
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
