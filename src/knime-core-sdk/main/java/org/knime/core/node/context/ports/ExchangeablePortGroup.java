package org.knime.core.node.context.ports;

import org.knime.core.node.port.PortType;

/** One port whose type can be chosen. */
public interface ExchangeablePortGroup extends ConfigurablePortGroup {

    void setSelectedPortType(PortType pType);

    PortType getSelectedPortType();
}
