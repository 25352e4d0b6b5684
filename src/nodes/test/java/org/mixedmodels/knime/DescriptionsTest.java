package org.mixedmodels.knime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModelAccess;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Every description is built alike: what the node does, when to use it, an example in words, how to read each output, the
 * literature; and every option and port says what it is for.
 */
class DescriptionsTest {

    private static final Path FOLDER = Path.of("..", "..", "node-descriptions");
    private static final int LONGEST_OPTION = 700;

    @BeforeAll
    static void ports() {
        NodeUnderTest.registerPortTypes();
    }

    static Stream<String> factories() throws Exception {
        return BundleFilesTest.factories();
    }

    private static Element description(String factory) throws Exception {
        return NodeModelAccess.description(
                        (NodeFactory<?>) Class.forName(factory).getConstructor().newInstance())
                .getXMLDescription();
    }

    private static List<Element> children(Node parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static List<Element> all(Element parent, String tag) {
        NodeList found = parent.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static String text(Node node) {
        return node.getTextContent().strip().replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @MethodSource("factories")
    void startsWithWhatWhenAndAnExample(String factory) throws Exception {
        List<Element> blocks = children(all(description(factory), "intro").get(0));
        for (int i = 0; i < 3; i++) {
            assertEquals("p", blocks.get(i).getTagName());
        }
        assertTrue(text(blocks.get(0)).matches("\\p{Lu}[a-z]+s .*"), "a verb first: " + text(blocks.get(0)));
        assertEquals("When to use it.", text(children(blocks.get(1)).get(0)));
        assertEquals("An example.", text(children(blocks.get(2)).get(0)));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void saysHowToReadEveryOutput(String factory) throws Exception {
        Element description = description(factory);
        List<Element> blocks = children(all(description, "intro").get(0));
        List<String> headings = blocks.stream()
                .filter(block -> block.getTagName().equals("h3"))
                .map(DescriptionsTest::text)
                .toList();
        List<Element> outputs = all(description, "outPort");
        assertEquals(outputs.size() == 1 ? "How to read the output" : "How to read the outputs", headings.get(0));
        int from = headingIndex(blocks, headings.get(0));
        Set<String> explained = blocks.subList(from, blocks.size()).stream()
                .flatMap(block -> all(block, "b").stream())
                .map(DescriptionsTest::text)
                .collect(Collectors.toSet());
        for (Element output : outputs) {
            assertTrue(explained.contains(output.getAttribute("name")), output.getAttribute("name") + " " + explained);
        }
    }

    private static int headingIndex(List<Element> blocks, String heading) {
        for (int i = 0; i < blocks.size(); i++) {
            if (text(blocks.get(i)).equals(heading)) {
                return i;
            }
        }
        throw new AssertionError("no heading " + heading);
    }

    @ParameterizedTest
    @MethodSource("factories")
    void endsWithTheLiterature(String factory) throws Exception {
        List<Element> blocks = children(all(description(factory), "intro").get(0));
        assertEquals("Literature", text(blocks.get(blocks.size() - 2)));
        for (Element reference : all(blocks.get(blocks.size() - 1), "li")) {
            assertTrue(text(reference).matches(".+: .+\\. .*(19|20)\\d\\d(, .*)?\\."), text(reference));
        }
    }

    @ParameterizedTest
    @MethodSource("factories")
    void explainsEveryOptionAndPort(String factory) throws Exception {
        Element description = description(factory);
        List<Element> options = all(description, "option");
        for (Element option : options) {
            assertSentences(option);
            assertTrue(optionText(option).length() <= LONGEST_OPTION, option.getAttribute("name") + " is too long");
        }
        for (Element port : all(description, "ports").stream()
                .flatMap(ports -> children(ports).stream())
                .toList()) {
            assertSentences(port);
        }
    }

    /** The option's own text, without the list of its choices. */
    private static String optionText(Element option) {
        StringBuilder text = new StringBuilder();
        for (Node node = option.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (!(node instanceof Element element && element.getTagName().equals("ul"))) {
                text.append(node.getTextContent());
            }
        }
        return text.toString().strip();
    }

    private static void assertSentences(Element element) {
        String text = text(element);
        String name = element.getAttribute("name");
        assertFalse(name.isBlank());
        assertTrue(text.matches("(?s)\\p{Lu}.*[.:)]"), name + ": " + text);
    }

    /** A node that is renamed, or a file that nobody reads any more, is found here. */
    @Test
    void everyFileBelongsToANode() throws Exception {
        Set<String> names = new HashSet<>();
        for (String factory : factories().toList()) {
            names.add(text(all(description(factory), "name").get(0))
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z]+", "-")
                    .replaceAll("-$", ""));
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertEquals(
                    names,
                    files.map(file -> file.getFileName().toString().replace(".html", ""))
                            .collect(Collectors.toSet()));
        }
    }

    /** The columns that a workflow depends on are explained one by one. */
    @Test
    void explainsTheColumnsOfPredictions() throws Exception {
        Set<String> explained = all(description("org.mixedmodels.knime.predict.PredictNodeFactory"), "b").stream()
                .map(DescriptionsTest::text)
                .collect(Collectors.toSet());
        for (String column : List.of(
                "Prediction (with random effects)",
                "Prediction (population)",
                "Std. error",
                "Lower",
                "Upper",
                "Group status",
                "Residual")) {
            assertTrue(explained.contains(column), column);
        }
    }
}
