package org.knime.core.node.config.base;

import java.util.ArrayDeque;
import java.util.Deque;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Fills a config while a file is parsed. */
final class XmlConfigReader extends DefaultHandler {

    private final ConfigBase root;
    private final Deque<ConfigBase> open = new ArrayDeque<>();

    XmlConfigReader(ConfigBase root) {
        this.root = root;
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
        String key = attributes.getValue("key");
        if (key == null) {
            throw new SAXException("Element \"" + name + "\" without a key");
        }
        if (name.equals("config")) {
            startConfig(key);
        } else if (name.equals("entry")) {
            addEntry(key, attributes);
        } else {
            throw new SAXException("\"" + name + "\" is neither a config nor an entry");
        }
    }

    private void startConfig(String key) {
        if (open.isEmpty()) {
            root.setKey(key);
            open.push(root);
        } else {
            open.push(open.peek().addConfigBase(key));
        }
    }

    private void addEntry(String key, Attributes attributes) throws SAXException {
        if (open.isEmpty()) {
            throw new SAXException("Entry \"" + key + "\" lies outside of a config");
        }
        boolean isNull = "true".equals(attributes.getValue("isnull"));
        String value = isNull ? null : XmlText.unescape(attributes.getValue("value"));
        try {
            open.peek()
                    .addEntry(ConfigEntries.valueOf(attributes.getValue("type")).createEntry(key, value));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new SAXException("Entry \"" + key + "\" has no value of type " + attributes.getValue("type"), e);
        }
    }

    @Override
    public void endElement(String uri, String localName, String name) {
        if (name.equals("config")) {
            open.pop();
        }
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
        throw new SAXException("Line " + e.getLineNumber() + ": " + e.getMessage(), e);
    }
}
