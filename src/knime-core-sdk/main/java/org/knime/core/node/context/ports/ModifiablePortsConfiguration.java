package org.knime.core.node.context.ports;

import org.knime.core.node.context.NodeSettingsPersistable;

/** The ports of a node, as far as they can be chosen. */
public interface ModifiablePortsConfiguration extends PortsConfiguration, NodeSettingsPersistable {}
