package org.knime.core.node.context.ports;

import org.knime.core.node.port.PortType;

/** A group whose ports can be chosen among types. */
public interface ConfigurablePortGroup extends PortGroupConfiguration {

    PortType[] getSupportedPortTypes();
}
