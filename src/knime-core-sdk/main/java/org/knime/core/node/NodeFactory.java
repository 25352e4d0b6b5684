package org.knime.core.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.knime.core.node.context.NodeCreationConfiguration;
import org.xml.sax.SAXException;

/** Makes the parts of a node; it has a public constructor without parameters. */
public abstract class NodeFactory<T extends NodeModel> {

    /** What a node is for; decides its colour. */
    public enum NodeType {
        Source,
        Sink,
        Learner,
        Predictor,
        Manipulator,
        Visualizer,
        Widget,
        Meta,
        LoopStart,
        LoopEnd,
        ScopeStart,
        ScopeEnd,
        @Deprecated
        QuickForm,
        Configuration,
        Other,
        Missing,
        Unknown,
        Subnode,
        VirtualIn,
        VirtualOut,
        Container
    }

    private NodeDescription description;

    protected NodeFactory() {}

    protected abstract NodeDescription createNodeDescription() throws SAXException, IOException;

    private synchronized NodeDescription description() {
        if (description == null) {
            try {
                description = createNodeDescription();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SAXException e) {
                throw new IllegalStateException(
                        "The description of " + getClass().getName() + " is malformed", e);
            }
        }
        return description;
    }

    public final String getNodeName() {
        return description().getNodeName();
    }

    public String getInportName(int index) {
        return description().getInportName(index);
    }

    public String getOutportName(int index) {
        return description().getOutportName(index);
    }

    public final String getInportDescription(int index) {
        return description().getInportDescription(index);
    }

    public final String getOutportDescription(int index) {
        return description().getOutportDescription(index);
    }

    public final String[] getKeywords() {
        return description().getKeywords();
    }

    public NodeType getType() {
        return description().getType();
    }

    public abstract T createNodeModel();

    /** A model with the ports of a configuration. */
    protected T createNodeModel(NodeCreationConfiguration creationConfig) {
        return createNodeModel();
    }
}
