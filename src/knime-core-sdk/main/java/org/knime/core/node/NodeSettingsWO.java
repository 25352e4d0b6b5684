package org.knime.core.node;

import org.knime.core.node.config.ConfigWO;

/** The settings of a node, for writing. */
public interface NodeSettingsWO extends ConfigWO {

    NodeSettingsWO addNodeSettings(String key);

    /** Puts the other one inside this one, under its own key. */
    void addNodeSettings(NodeSettings settings);
}
