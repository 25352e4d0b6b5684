package org.knime.core.node.context.ports;

import java.util.Map;
import org.knime.core.node.port.PortType;

/** The ports of a node, in named groups. */
public interface PortsConfiguration {

    PortType[] getInputPorts();

    PortType[] getOutputPorts();

    /** Per group with input ports the indices of its ports among all input ports. */
    Map<String, int[]> getInputPortLocation();

    /** Per group with output ports the indices of its ports among all output ports. */
    Map<String, int[]> getOutputPortLocation();
}
