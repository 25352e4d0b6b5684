package org.knime.core.node.config.base;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes a config, one element per line; transient texts are left out. */
final class XmlConfigWriter implements Closeable {

    private static final String NAME_SPACE = "http://www.knime.org/2008/09/XMLConfig";
    private static final String ROOT_ATTRIBUTES = " xmlns=\"" + NAME_SPACE
            + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"" + NAME_SPACE
            + " http://www.knime.org/XMLConfig_2008_09.xsd\"";

    private final Writer out;

    XmlConfigWriter(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    void write(ConfigBase root) throws IOException {
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        write(root, ROOT_ATTRIBUTES, "");
    }

    private void write(ConfigBase config, String attributes, String indent) throws IOException {
        out.write(indent + "<config" + attributes + " key=\"" + XmlText.attribute(config.getKey()) + "\">\n");
        for (String key : config.keySet()) {
            AbstractConfigEntry entry = config.getEntry(key);
            if (entry instanceof ConfigBase) {
                write((ConfigBase) entry, "", indent + "    ");
            } else if (entry.getType() != ConfigEntries.xtransientstring) {
                write(entry, indent + "    ");
            }
        }
        out.write(indent + "</config>\n");
    }

    private void write(AbstractConfigEntry entry, String indent) throws IOException {
        String text = entry.toStringValue();
        String value = text == null
                ? " isnull=\"true\" value=\"\""
                : " value=\"" + XmlText.attribute(XmlText.escape(text)) + "\"";
        out.write(indent + "<entry key=\"" + XmlText.attribute(entry.getKey()) + "\" type=\"" + entry.getType() + "\""
                + value + "/>\n");
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
