package org.knime.node;

import org.knime.core.node.port.PortType;
import org.knime.node.RequirePorts.DynamicPortsAdder;
import org.knime.node.RequirePorts.PortsAdder;

/** Adds each fixed port as a group of its own whose id is the port's name. Not a type of KNIME. */
record FixedPortsAdder(DynamicPortsAdder groups) implements PortsAdder {

    @Override
    public PortsAdder addInputPort(String name, String description, PortType portType) {
        groups.addInputPortGroup(
                name, group -> group.name(name).description(description).fixed(portType));
        return this;
    }

    @Override
    public PortsAdder addOutputPort(String name, String description, PortType portType) {
        groups.addOutputPortGroup(
                name, group -> group.name(name).description(description).fixed(portType));
        return this;
    }
}
