package org.mixedmodels.runner.api;

/**
 * An output port of a node.
 *
 * @param node the node
 * @param index the port's number, from 1; 0 is the port of the flow variables
 * @param name what the node calls it
 */
public record OutputPort(NodeLabel node, int index, String name) {

    /** The name of its files, without ending: node id, hyphen, index. */
    public String fileName() {
        return node.id() + "-" + index;
    }
}
