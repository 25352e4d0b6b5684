package org.knime.core.node.context.ports;

import org.knime.core.node.context.NodeSettingsPersistable;
import org.knime.core.node.port.PortType;

/** Neighbouring ports under one name. Ports of a direction that the group does not define cannot be asked for. */
public interface PortGroupConfiguration extends NodeSettingsPersistable {

    PortType[] getInputPorts();

    PortType[] getOutputPorts();

    boolean definesInputPorts();

    boolean definesOutputPorts();
}
