package org.knime.core.node.context.ports;

import org.knime.core.node.port.PortType;

/** Fixed ports followed by ports that the user adds. */
public interface ExtendablePortGroup extends ConfigurablePortGroup {

    PortType[] getFixedPorts();

    PortType[] getConfiguredPorts();

    boolean hasConfiguredPorts();

    void addPort(PortType pType);
}
