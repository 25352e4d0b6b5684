package org.knime.base.node;

import java.util.List;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeFactory.NodeType;
import org.w3c.dom.Element;

/** A node's name and ports, without prose. */
public final class PlainDescription extends NodeDescription {

    private final String name;
    private final NodeType type;
    private final List<String> inputs;
    private final List<String> outputs;

    /** A description with the names of the ports. */
    public PlainDescription(String name, NodeType type, List<String> inputs, List<String> outputs) {
        this.name = name;
        this.type = type;
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
    }

    @Override
    public String getNodeName() {
        return name;
    }

    @Override
    public String getIconPath() {
        return null;
    }

    @Override
    public NodeType getType() {
        return type;
    }

    @Override
    public String getInportName(int index) {
        return inputs.get(index);
    }

    @Override
    public String getInportDescription(int index) {
        return inputs.get(index);
    }

    @Override
    public String getOutportName(int index) {
        return outputs.get(index);
    }

    @Override
    public String getOutportDescription(int index) {
        return outputs.get(index);
    }

    @Override
    public Element getXMLDescription() {
        return null;
    }
}
