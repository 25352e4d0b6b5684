package org.knime.core.node.context.ports.impl;

import org.knime.core.node.context.ports.PortGroupConfiguration;
import org.knime.core.node.port.PortType;

/** A group of input ports or of output ports. */
abstract class DirectedPortGroup implements PortGroupConfiguration {

    private final PortGroupDirection direction;

    DirectedPortGroup(PortGroupDirection direction) {
        this.direction = direction;
    }

    abstract PortType[] ports();

    @Override
    public PortType[] getInputPorts() {
        return portsOf(PortGroupDirection.INPUT);
    }

    @Override
    public PortType[] getOutputPorts() {
        return portsOf(PortGroupDirection.OUTPUT);
    }

    private PortType[] portsOf(PortGroupDirection asked) {
        if (direction != asked) {
            throw new UnsupportedOperationException("The group has no ports of direction " + asked);
        }
        return ports();
    }

    @Override
    public boolean definesInputPorts() {
        return direction == PortGroupDirection.INPUT;
    }

    @Override
    public boolean definesOutputPorts() {
        return direction == PortGroupDirection.OUTPUT;
    }
}
