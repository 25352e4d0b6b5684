package org.mixedmodels.knime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.port.PortObject;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.mixedmodels.sdk.DescriptionCheck;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What plugin.xml and the manifest promise is there. */
class BundleFilesTest {

    private static final Path ROOT = Path.of("..", "..");

    @BeforeAll
    static void ports() {
        NodeUnderTest.registerPortTypes();
    }

    private static List<Element> elements(String tag) throws Exception {
        NodeList list = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ROOT.resolve("plugin.xml").toFile())
                .getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < list.getLength(); i++) {
            elements.add((Element) list.item(i));
        }
        return elements;
    }

    static Stream<String> factories() throws Exception {
        return elements("node").stream().map(node -> node.getAttribute("factory-class"));
    }

    private static NodeFactory<?> factory(String name) throws ReflectiveOperationException {
        return (NodeFactory<?>) Class.forName(name).getConstructor().newInstance();
    }

    @Test
    void listsSixNodesInOneCategory() throws Exception {
        assertEquals(6, factories().count());
        for (Element node : elements("node")) {
            assertEquals("/community/mixedmodels", node.getAttribute("category-path"));
        }
        Element category = elements("category").get(0);
        assertEquals("/community", category.getAttribute("path"));
        assertEquals("mixedmodels", category.getAttribute("level-id"));
        assertNotNull(getClass().getResource("/" + category.getAttribute("icon")));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void describesEveryNode(String name) throws Exception {
        assertEquals(List.of(), DescriptionCheck.mistakes(factory(name)));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void drawsEveryNode(String name) throws Exception {
        Class<?> factory = factory(name).getClass();
        String folder = factory.getPackageName();
        try (InputStream in = factory.getResourceAsStream(folder.substring(folder.lastIndexOf('.') + 1) + ".png")) {
            BufferedImage icon = ImageIO.read(in);
            assertEquals(16, icon.getWidth());
            assertEquals(16, icon.getHeight());
        }
    }

    @Test
    void namesPortTypesThatExist() throws Exception {
        List<Element> types = elements("portType");
        assertEquals(2, types.size());
        for (Element type : types) {
            for (String attribute : List.of("objectClass", "objectSerializer", "specClass", "specSerializer")) {
                Class<?> named = Class.forName(type.getAttribute(attribute));
                named.getConstructor().newInstance();
            }
            assertTrue(PortObject.class.isAssignableFrom(Class.forName(type.getAttribute("objectClass"))));
            assertTrue(type.getAttribute("color").matches("#[0-9a-f]{6}"));
        }
    }

    @Test
    void requiresTheOldestSupportedKnime() throws IOException {
        Manifest manifest;
        try (InputStream in = Files.newInputStream(ROOT.resolve("META-INF/MANIFEST.MF"))) {
            manifest = new Manifest(in);
        }
        String required = manifest.getMainAttributes().getValue("Require-Bundle");
        assertTrue(required.contains("org.knime.core;bundle-version=\"[5.8.0,6.0.0)\""), required);
        assertTrue(required.contains("org.knime.core.ui;bundle-version=\"[5.8.0,6.0.0)\""), required);
        assertFalse(manifest.getMainAttributes().containsKey("Export-Package"), "nothing is exported");
        assertEquals("dir", manifest.getMainAttributes().getValue("Eclipse-BundleShape"));
    }
}
