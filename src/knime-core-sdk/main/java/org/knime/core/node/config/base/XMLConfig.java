package org.knime.core.node.config.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.SAXException;

/** Settings as XML files: elements {@code config} (key) and {@code entry} (key, type, value, isnull). */
public final class XMLConfig {

    private XMLConfig() {}

    /**
     * Adds the content of a file to a config and takes over its key; does not close the stream.
     *
     * @throws SAXException if the file is not such XML; a document type declaration is refused
     */
    public static void load(ConfigBase c, InputStream in)
            throws SAXException, IOException, ParserConfigurationException {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.newSAXParser().parse(in, new XmlConfigReader(c));
    }

    /** Writes and closes the stream, as KNIME does. */
    public static void save(ConfigBase config, OutputStream output) throws IOException {
        try (XmlConfigWriter writer = new XmlConfigWriter(output)) {
            writer.write(config);
        }
    }
}
