package org.knime.node;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.parameters.NodeParameters;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Makes the XML description of a node from its texts, ports and parameters. Texts other than names are parsed as XML.
 * Not a type of KNIME.
 */
final class DescriptionXml {

    private final DocumentBuilder parser;
    private final Document document;

    private DescriptionXml() {
        try {
            parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            parser.setErrorHandler(new Rethrow());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("no XML parser", e);
        }
        document = parser.newDocument();
    }

    /**
     * The description.
     *
     * @throws IllegalStateException if a text is not well-formed
     */
    static Element of(DefaultNode node) {
        return new DescriptionXml().knimeNode(node);
    }

    private Element knimeNode(DefaultNode node) {
        Element root = document.createElement("knimeNode");
        root.setAttribute("icon", node.texts.icon());
        root.setAttribute("type", type(node).toString());
        child(root, "name").setTextContent(node.texts.name());
        parse("short description", node.texts.shortDescription(), child(root, "shortDescription"));
        fullDescription(node, child(root, "fullDescription"));
        Element ports = child(root, "ports");
        ports(node.ports, true, ports);
        ports(node.ports, false, ports);
        view(node, root);
        keywords(node.keywords, root);
        document.appendChild(root);
        return root;
    }

    private void view(DefaultNode node, Element root) {
        if (node.view != null) {
            Element view = child(child(root, "views"), "view");
            view.setAttribute("index", "0");
            view.setAttribute("name", node.texts.name());
            parse("view", node.view.description, view);
        }
    }

    private static NodeType type(DefaultNode node) {
        if (node.nodeType != null) {
            return node.nodeType;
        } else if (node.ports.stream().noneMatch(PortGroup::input)) {
            return NodeType.Source;
        } else if (node.ports.stream().allMatch(PortGroup::input)) {
            return NodeType.Sink;
        }
        return NodeType.Manipulator;
    }

    private void fullDescription(DefaultNode node, Element full) {
        parse("full description", node.texts.fullDescription(), child(full, "intro"));
        node.model.parametersClass().ifPresent(parameters -> options(parameters, full));
        for (DefaultNode.ExternalResource resource : node.externalResources) {
            Element link = child(full, "link");
            link.setAttribute("href", resource.href());
            parse("external resource " + resource.href(), resource.description(), link);
        }
    }

    private void options(Class<? extends NodeParameters> parameters, Element full) {
        Element tab = child(full, "tab");
        tab.setAttribute("name", "Options");
        for (OptionTexts.Option option : OptionTexts.of(parameters)) {
            Element element = child(tab, "option");
            element.setAttribute("name", option.title());
            parse("option " + option.title(), option.description(), element);
        }
    }

    private void ports(List<PortGroup> groups, boolean input, Element parent) {
        int fixed = 0;
        for (PortGroup group : groups.stream().filter(g -> g.input() == input).toList()) {
            Element port = child(parent, tag(group));
            port.setAttribute("name", group.name());
            port.setAttribute(group.configurable() ? "insert-before" : "index", Integer.toString(fixed));
            if (group.configurable()) {
                port.setAttribute("group-identifier", group.id());
            } else {
                fixed++;
            }
            parse("port " + group.name(), group.description(), port);
        }
    }

    private static String tag(PortGroup group) {
        if (group.configurable()) {
            return group.input() ? "dynInPort" : "dynOutPort";
        }
        return group.input() ? "inPort" : "outPort";
    }

    private void keywords(List<String> keywords, Element root) {
        if (!keywords.isEmpty()) {
            Element parent = child(root, "keywords");
            keywords.forEach(keyword -> child(parent, "keyword").setTextContent(keyword));
        }
    }

    private Element child(Element parent, String tag) {
        Element child = document.createElement(tag);
        parent.appendChild(child);
        return child;
    }

    private void parse(String what, String text, Element target) {
        try {
            Document parsed = parser.parse(new InputSource(new StringReader("<text>" + text + "</text>")));
            for (Node node = parsed.getDocumentElement().getFirstChild(); node != null; node = node.getNextSibling()) {
                target.appendChild(document.importNode(node, true));
            }
        } catch (SAXException | IOException e) {
            throw new IllegalStateException("the " + what + " is not well-formed XML: " + e.getMessage(), e);
        }
    }

    /** Keeps the parser from printing to the console. */
    private static final class Rethrow implements ErrorHandler {

        @Override
        public void warning(SAXParseException exception) {
            // a warning does not make a text unreadable
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
