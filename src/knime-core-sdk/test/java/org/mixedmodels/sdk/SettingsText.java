package org.mixedmodels.sdk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.EntityResolver;
import org.xml.sax.InputSource;

/** Settings from and to XML, and XML as lines that can be compared. */
final class SettingsText {

    private SettingsText() {}

    /** Settings from the inner XML of a config. */
    static NodeSettingsRO parse(String entries) {
        String xml = "<config xmlns=\"http://www.knime.org/2008/09/XMLConfig\" key=\"model\">" + entries + "</config>";
        try {
            return NodeSettings.loadFromXML(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line per config and entry, in order: path, type, value. */
    static List<String> lines(NodeSettings settings) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        settings.saveToXML(bytes);
        return lines(bytes.toString(StandardCharsets.UTF_8));
    }

    /** The same of XML with one root. */
    static List<String> lines(String xml) throws Exception {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        EntityResolver nothing = (publicId, systemId) -> new InputSource(new StringReader(""));
        builder.setEntityResolver(nothing);
        List<String> lines = new ArrayList<>();
        collect(builder.parse(new InputSource(new StringReader(xml))).getDocumentElement(), "", lines);
        return lines;
    }

    private static void collect(Element parent, String path, List<String> lines) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                String key = path + "/" + element.getAttribute("key");
                lines.add(
                        element.getTagName().equals("config")
                                ? key
                                : key + " " + element.getAttribute("type") + " "
                                        + (element.getAttribute("isnull").equals("true")
                                                ? "null"
                                                : "'" + element.getAttribute("value") + "'"));
                collect(element, key, lines);
            }
        }
    }
}
