package org.knime.core.node;

import org.knime.core.node.config.ConfigWO;

/** A small model as a tree of named values, for writing. */
public interface ModelContentWO extends ConfigWO {

    ModelContentWO addModelContent(String key);
}
