package org.knime.core.node.config;

import org.knime.core.node.config.base.ConfigBaseWO;

/** Writing access to settings of the node layer. */
public interface ConfigWO extends ConfigBaseWO {

    Config addConfig(String key);
}
