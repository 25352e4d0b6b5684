package org.knime.core.node;

import org.knime.core.node.config.ConfigRO;

/** A small model as a tree of named values, for reading. */
public interface ModelContentRO extends ConfigRO {

    ModelContentRO getModelContent(String key) throws InvalidSettingsException;
}
