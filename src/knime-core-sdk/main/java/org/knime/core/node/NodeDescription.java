package org.knime.core.node;

import java.util.Optional;
import org.knime.core.node.NodeFactory.NodeType;
import org.w3c.dom.Element;

/** What users read about a node. */
public abstract class NodeDescription {

    public abstract String getNodeName();

    /** Relative to the factory's class. */
    public abstract String getIconPath();

    public abstract NodeType getType();

    public abstract String getInportName(int index);

    public abstract String getInportDescription(int index);

    public abstract String getOutportName(int index);

    public abstract String getOutportDescription(int index);

    public Optional<String> getShortDescription() {
        return Optional.empty();
    }

    public String[] getKeywords() {
        return new String[0];
    }

    /** The whole description as XML, or null. */
    public abstract Element getXMLDescription();
}
