package org.mixedmodels.sdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModelAccess;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Finds what KNIME's schema of node descriptions (version 5.3) forbids. A text that is not well-formed is found
 * earlier: the factory cannot be made.
 */
public final class DescriptionCheck {

    private static final Set<String> FONT = Set.of("b", "i", "u", "tt", "s");
    private static final Set<String> PHRASE = union(FONT, "em", "code", "samp", "sup", "sub");
    private static final Set<String> INLINE = union(PHRASE, "br", "a");
    private static final Set<String> ITEM = union(INLINE, "ul", "ol", "dl");
    private static final Set<String> TEXT = union(ITEM, "p", "hr", "pre");
    private static final Set<String> INTRO = union(TEXT, "h3", "h4", "table");
    private static final Map<String, Set<String>> CHILDREN = Map.ofEntries(
            Map.entry("knimeNode", Set.of("name", "shortDescription", "fullDescription", "ports", "views", "keywords")),
            Map.entry("fullDescription", Set.of("intro", "tab", "link")),
            Map.entry("tab", Set.of("option")),
            Map.entry("ports", Set.of("inPort", "dynInPort", "outPort", "dynOutPort")),
            Map.entry("views", Set.of("view")),
            Map.entry("view", TEXT),
            Map.entry("keywords", Set.of("keyword")),
            Map.entry("intro", INTRO),
            Map.entry("option", TEXT),
            Map.entry("inPort", TEXT),
            Map.entry("dynInPort", TEXT),
            Map.entry("outPort", TEXT),
            Map.entry("dynOutPort", TEXT),
            Map.entry("p", ITEM),
            Map.entry("li", ITEM),
            Map.entry("dd", INTRO),
            Map.entry("td", INTRO),
            Map.entry("th", INTRO),
            Map.entry("ul", Set.of("li")),
            Map.entry("ol", Set.of("li")),
            Map.entry("dl", Set.of("dt", "dd")),
            Map.entry("table", Set.of("tr")),
            Map.entry("tr", Set.of("th", "td")),
            Map.entry("pre", union(FONT, "a", "br", "em", "code", "samp")),
            Map.entry("a", PHRASE));
    private static final Set<String> INLINE_PARENTS = union(PHRASE, "dt", "h3", "h4");
    private static final Set<String> WITHOUT_TEXT = Set.of(
            "knimeNode",
            "fullDescription",
            "tab",
            "ports",
            "views",
            "keywords",
            "ul",
            "ol",
            "dl",
            "table",
            "tr",
            "pre",
            "br");
    private static final Set<String> NOT_EMPTY = Set.of("ul", "ol", "dl", "table", "tr", "tab", "pre");
    private static final List<String> PORT_ORDER = List.of("inPort", "dynInPort", "outPort", "dynOutPort");

    private final List<String> mistakes = new ArrayList<>();

    private DescriptionCheck() {}

    /** The mistakes in the description of a node, each as a sentence; empty if there are none. */
    public static List<String> mistakes(NodeFactory<?> factory) {
        Element description = NodeModelAccess.description(factory).getXMLDescription();
        if (description == null) {
            return List.of(factory.getClass().getName() + " has no description");
        }
        return mistakes(description);
    }

    /** The mistakes in a description. */
    public static List<String> mistakes(Element knimeNode) {
        DescriptionCheck check = new DescriptionCheck();
        check.element(knimeNode, "");
        check.blocks(knimeNode);
        check.portOrder(knimeNode);
        return List.copyOf(check.mistakes);
    }

    private void element(Element element, String parentPath) {
        String path = parentPath + "/" + label(element);
        attributes(element, path);
        int children = 0;
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children++;
                allowed(element, child, path);
                element(child, path);
            } else if (WITHOUT_TEXT.contains(element.getTagName())
                    && !node.getTextContent().isBlank()) {
                mistakes.add(path + " must not contain text: \""
                        + node.getTextContent().strip() + "\"");
            }
        }
        if (children == 0 && NOT_EMPTY.contains(element.getTagName())) {
            mistakes.add(path + " must not be empty");
        }
    }

    private static String label(Element element) {
        String name = element.getAttribute("name");
        return name.isEmpty() ? element.getTagName() : element.getTagName() + "[" + name + "]";
    }

    private void allowed(Element parent, Element child, String path) {
        Set<String> allowed = INLINE_PARENTS.contains(parent.getTagName())
                ? INLINE
                : CHILDREN.getOrDefault(parent.getTagName(), Set.of());
        if (!allowed.contains(child.getTagName())) {
            mistakes.add(path + " must not contain <" + child.getTagName() + ">");
        }
    }

    private void attributes(Element element, String path) {
        if (element.getTagName().equals("a") && element.getAttribute("href").isBlank()) {
            mistakes.add(path + " needs a href");
        }
        boolean named =
                element.getTagName().endsWith("Port") || element.getTagName().equals("option");
        if (named && element.getAttribute("name").isBlank()) {
            mistakes.add(path + " needs a name");
        }
        if (Set.of("name", "keyword").contains(element.getTagName())
                && element.getTextContent().isBlank()) {
            mistakes.add(path + " must not be blank");
        }
    }

    /** Fewer blocks than two are not refused, but the repository shows such a text badly. */
    private void blocks(Element knimeNode) {
        Node intro = knimeNode.getElementsByTagName("intro").item(0);
        int blocks = 0;
        for (Node node = intro == null ? null : intro.getFirstChild(); node != null; node = node.getNextSibling()) {
            blocks += node instanceof Element child && !INLINE.contains(child.getTagName()) ? 1 : 0;
        }
        if (blocks < 2) {
            mistakes.add("the full description has " + blocks + " blocks (p, ul, table, ...), at least 2 are wanted");
        }
    }

    private void portOrder(Element knimeNode) {
        int last = 0;
        Node ports = knimeNode.getElementsByTagName("ports").item(0);
        for (Node node = ports == null ? null : ports.getFirstChild(); node != null; node = node.getNextSibling()) {
            int position = PORT_ORDER.indexOf(node.getNodeName());
            if (position < last && position >= 0) {
                mistakes.add("the fixed port \"" + ((Element) node).getAttribute("name")
                        + "\" comes after a group of ports that the user can change");
            }
            last = Math.max(last, position);
        }
    }

    private static Set<String> union(Set<String> tags, String... more) {
        Set<String> union = new TreeSet<>(tags);
        union.addAll(List.of(more));
        return union;
    }
}
