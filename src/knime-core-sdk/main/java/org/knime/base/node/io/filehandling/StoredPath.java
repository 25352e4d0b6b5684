package org.knime.base.node.io.filehandling;

import java.nio.file.Path;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.mixedmodels.sdk.WorkflowLocation;

/** The file of a node that reads or writes one, as its settings store it. */
public final class StoredPath {

    private StoredPath() {}

    /**
     * The text of the path.
     *
     * @param chooser the settings of the file chooser, the parent of {@code path}
     */
    public static String text(NodeSettingsRO chooser) throws InvalidSettingsException {
        NodeSettingsRO location = chooser.getNodeSettings("path");
        if (!location.getBoolean("location_present")) {
            throw new InvalidSettingsException("No file is chosen.");
        }
        return location.getString("path");
    }

    /**
     * The file: relative to the workflow or its data area, or on the local disk.
     *
     * @param chooser the settings of the file chooser, the parent of {@code path}
     */
    public static Path resolve(NodeSettingsRO chooser) throws InvalidSettingsException {
        String text = text(chooser);
        NodeSettingsRO location = chooser.getNodeSettings("path");
        String system = location.getString("file_system_type");
        String specifier = location.getString("file_system_specifier", null);
        if (system.equals("LOCAL")) {
            return Path.of(text);
        }
        if (system.equals("RELATIVE") && "knime.workflow.data".equals(specifier)) {
            return inside(WorkflowLocation.current().resolve("data"), text);
        }
        if (system.equals("RELATIVE") && "knime.workflow".equals(specifier)) {
            return inside(WorkflowLocation.current(), text);
        }
        throw new InvalidSettingsException("Files of the file system " + system + " (" + specifier
                + ") cannot be used here; choose a path relative to the workflow's data area.");
    }

    private static Path inside(Path folder, String text) {
        return folder.resolve(text.startsWith("/") ? text.substring(1) : text).normalize();
    }
}
