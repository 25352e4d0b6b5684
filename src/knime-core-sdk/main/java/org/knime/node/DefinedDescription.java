package org.knime.node;

import java.util.List;
import java.util.Optional;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeFactory.NodeType;
import org.w3c.dom.Element;

/** The description of a defined node; ports are counted by groups. Not a type of KNIME. */
final class DefinedDescription extends NodeDescription {

    private final DefaultNode node;
    private final Element xml;

    DefinedDescription(DefaultNode node, Element xml) {
        this.node = node;
        this.xml = xml;
    }

    private PortGroup port(boolean input, int index) {
        List<PortGroup> side =
                node.ports.stream().filter(group -> group.input() == input).toList();
        return side.get(index);
    }

    @Override
    public String getNodeName() {
        return node.texts.name();
    }

    @Override
    public String getIconPath() {
        return node.texts.icon();
    }

    @Override
    public NodeType getType() {
        return NodeType.valueOf(xml.getAttribute("type"));
    }

    @Override
    public String getInportName(int index) {
        return port(true, index).name();
    }

    @Override
    public String getInportDescription(int index) {
        return port(true, index).description();
    }

    @Override
    public String getOutportName(int index) {
        return port(false, index).name();
    }

    @Override
    public String getOutportDescription(int index) {
        return port(false, index).description();
    }

    @Override
    public Optional<String> getShortDescription() {
        return Optional.of(node.texts.shortDescription());
    }

    @Override
    public String[] getKeywords() {
        return node.keywords.toArray(String[]::new);
    }

    @Override
    public Element getXMLDescription() {
        return xml;
    }
}
