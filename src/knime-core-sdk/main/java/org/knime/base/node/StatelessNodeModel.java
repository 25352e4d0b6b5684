package org.knime.base.node;

import java.io.File;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** A node with tables at its ports, which keeps its settings as they were loaded and nothing else. */
public abstract class StatelessNodeModel extends NodeModel {

    private NodeSettings settings;

    protected StatelessNodeModel(int inputs, int outputs) {
        super(inputs, outputs);
    }

    /**
     * The settings that were loaded.
     *
     * @throws InvalidSettingsException if there are none
     */
    protected final NodeSettingsRO settings() throws InvalidSettingsException {
        if (settings == null) {
            throw new InvalidSettingsException("The node has no settings.");
        }
        return settings;
    }

    @Override
    protected final void loadValidatedSettingsFrom(NodeSettingsRO loaded) {
        settings = new NodeSettings("model");
        loaded.copyTo(settings);
    }

    @Override
    protected final void saveSettingsTo(NodeSettingsWO target) {
        if (settings != null) {
            settings.copyTo(target);
        }
    }

    @Override
    protected final void loadInternals(File folder, ExecutionMonitor monitor) {
        // nothing is kept besides the settings
    }

    @Override
    protected final void saveInternals(File folder, ExecutionMonitor monitor) {
        // nothing is kept besides the settings
    }

    @Override
    protected final void reset() {
        // nothing is kept besides the settings
    }
}
