package org.knime.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.knime.core.node.FluentNodeAPI;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.RequireModelParameters;
import org.knime.node.DefaultView.RequireViewParameters;

/** The definition of a node: texts, ports and model, given in a fixed order of stages. */
public final class DefaultNode implements FluentNodeAPI {

    final NodeTexts texts;
    final List<PortGroup> ports;
    final DefaultModel model;
    final List<ExternalResource> externalResources = new ArrayList<>();
    final List<String> keywords = new ArrayList<>();
    NodeType nodeType;
    DefaultView view;

    /** The required texts of a node. */
    record NodeTexts(String name, String icon, String shortDescription, String fullDescription, String sinceVersion) {}

    /** A link for further reading. */
    record ExternalResource(String href, String description) {}

    private DefaultNode(NodeTexts texts, List<PortGroup> ports, DefaultModel model) {
        this.texts = texts;
        this.ports = ports;
        this.model = model;
    }

    /** The first stage. */
    public static RequireName create() {
        return name -> icon -> shortText -> fullText -> (major, minor, revision) -> ports -> model -> new DefaultNode(
                new NodeTexts(name, icon, shortText, fullText, major + "." + minor + "." + revision),
                PortGroupCollector.collect(ports),
                model.apply(DefaultModel.create()));
    }

    /** Asks for the name. */
    public interface RequireName {

        /** The name of the node in the repository. */
        RequireIcon name(String name);
    }

    /** Asks for the icon. */
    public interface RequireIcon {

        /** The path of a PNG file of 16 x 16 pixels, relative to the factory class. */
        RequireShortDescription icon(String icon);
    }

    /** Asks for the short description. */
    public interface RequireShortDescription {

        /** One sentence, parsed as XML. */
        RequireFullDescription shortDescription(String shortDescription);
    }

    /** Asks for the full description. */
    public interface RequireFullDescription {

        /** The description, parsed as XML. */
        RequireSinceVersion fullDescription(String fullDescription);
    }

    /** Asks for the version in which the node appeared. */
    public interface RequireSinceVersion {

        /** The version in which the node appeared. */
        RequirePorts sinceVersion(int major, int minor, int revision);
    }

    /** Asks for the model. */
    public interface RequireModel {

        /** What the node does. */
        DefaultNode model(Function<RequireModelParameters, DefaultModel> model);
    }

    /**
     * Gives the node a view.
     *
     * @throws UnsupportedOperationException on the second call
     */
    public DefaultNode addView(Function<RequireViewParameters, DefaultView> view) {
        if (this.view != null) {
            throw new UnsupportedOperationException("A node has one view at most");
        }
        this.view = view.apply(DefaultView.create());
        return this;
    }

    /**
     * Sets the kind of node; without it the kind follows from the ports.
     *
     * @throws IllegalStateException on the second call
     */
    public DefaultNode nodeType(NodeType nodeType) {
        if (this.nodeType != null) {
            throw new IllegalStateException("the node type is already set to " + this.nodeType);
        }
        this.nodeType = nodeType;
        return this;
    }

    /**
     * Sets words by which the node is found.
     *
     * @throws IllegalStateException on the second call
     */
    public DefaultNode keywords(String... keywords) {
        if (!this.keywords.isEmpty()) {
            throw new IllegalStateException("the keywords are already set to " + this.keywords);
        }
        this.keywords.addAll(List.of(keywords));
        return this;
    }

    /** Adds a link for further reading; the description is parsed as XML. */
    public DefaultNode addExternalResource(String href, String description) {
        externalResources.add(
                new ExternalResource(Objects.requireNonNull(href, "href"), Objects.requireNonNull(description)));
        return this;
    }
}
