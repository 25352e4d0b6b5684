package org.knime.core.node.context.ports.impl;

/** On which side of a node a group's ports are. Part of the stand-in only. */
public enum PortGroupDirection {
    INPUT,
    OUTPUT
}
