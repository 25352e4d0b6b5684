package org.knime.node;

import org.knime.core.node.port.PortType;

/**
 * A group of ports on one side of a node. Not a type of KNIME's public API.
 *
 * @param input whether the ports are inputs
 * @param id unique in the node, stored in workflows
 */
record PortGroup(boolean input, String id, String name, String description, Mode mode) {

    /** What the user can change. */
    sealed interface Mode {}

    /** One port of one type. */
    record Fixed(PortType type) implements Mode {}

    /** One port whose type can be exchanged. */
    record Exchangeable(PortType defaultType, PortType[] supported) implements Mode {}

    /** Any number of ports, some of them always there, some there on a new node. */
    record Extendable(PortType[] fixed, PortType[] defaults, PortType[] supported) implements Mode {}

    boolean configurable() {
        return !(mode instanceof Fixed);
    }
}
