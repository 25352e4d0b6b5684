package org.knime.core.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeSettingsTest {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private static NodeSettingsRO sample() throws IOException {
        return NodeSettings.loadFromXML(NodeSettingsTest.class.getResourceAsStream("settings.xml"));
    }

    private static String xml(NodeSettingsRO settings) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        settings.saveToXML(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static NodeSettings parse(String xml) throws IOException {
        return (NodeSettings) NodeSettings.loadFromXML(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsSettingsOfAWorkflow() throws Exception {
        NodeSettingsRO settings = sample();
        NodeSettingsRO model = settings.getNodeSettings("model");
        assertEquals("settings.xml", settings.getKey());
        assertEquals("first line\nsecond \"line\" with 5%% and %%00010", settings.getString("customDescription"));
        assertEquals("langPOST", model.getString("outcome"));
        assertEquals(0.95, model.getDouble("level"));
        assertEquals(1000, model.getInt("evaluations"));
        assertEquals(-9007199254740993L, model.getLong("seed"));
        assertEquals('"', model.getChar("quote"));
        assertFalse(model.getBoolean("weights_is_present"));
        assertArrayEquals(new String[] {"ses", "clubs"}, model.getStringArray("fixed"));
        assertEquals(
                List.of("0", "1"), List.copyOf(model.getNodeSettings("random").keySet()));
        assertEquals(
                "class", model.getNodeSettings("random").getNodeSettings("1").getString("group"));
    }

    @Test
    void tellsNullFromMissingAndFromEmpty() throws Exception {
        NodeSettingsRO model = sample().getNodeSettings("model");
        assertNull(model.getString("weights"));
        assertNull(model.getString("weights", "default"));
        assertEquals("default", model.getString("absent", "default"));
        assertArrayEquals(new String[0], model.getStringArray("none"));
        assertNull(model.getStringArray("nothing"));
        assertArrayEquals(new String[] {"d"}, model.getStringArray("absent", "d"));
        assertThrows(InvalidSettingsException.class, () -> model.getString("absent"));
        assertThrows(InvalidSettingsException.class, () -> model.getInt("level"));
        assertThrows(InvalidSettingsException.class, () -> model.getStringArray("absent"));
        assertEquals(7, model.getInt("level", 7));
    }

    @Test
    void writesWhatItHasRead() throws Exception {
        String first = xml(sample());
        NodeSettings again = parse(first);
        assertTrue(again.isIdentical((NodeSettings) sample()));
        assertEquals(first, xml(again));
        assertTrue(first.contains("<entry key=\"secret\" type=\"xpassword\" value=\"abc\"/>"));
        assertTrue(first.contains("<entry key=\"weights\" type=\"xstring\" isnull=\"true\" value=\"\"/>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\tb\r\nc",
                "100%",
                "%%",
                "%%%",
                "%%00010",
                "%%%%00010",
                "<a b=\"c\">&'</a>",
                "\u0000\u001f",
                "\ud7ff\ue000\uffff",
                "\ud83d\ude00",
                "\u00e4\u00f6\u00fc"
            })
    void keepsEveryText(String text) throws Exception {
        NodeSettings settings = new NodeSettings("s");
        settings.addStringArray("array", text, null, text);
        settings.addBoolean("<key> & \"more\"", true);
        NodeSettings again = parse(xml(settings));
        assertTrue(again.getBoolean("<key> & \"more\""));
        assertArrayEquals(new String[] {text, null, text}, again.getStringArray("array"));
    }

    @Test
    void escapesAsKnimeDoes() throws Exception {
        NodeSettings settings = new NodeSettings("s");
        settings.addString("text", "a\nb\tc%%d\ue000");
        assertTrue(xml(settings).contains("value=\"a%%00010b%%00009c%%00037%d%%57344\""));
    }

    @Test
    void keepsNumbers() throws Exception {
        NodeSettings settings = new NodeSettings("s");
        double[] numbers = {0.1, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE};
        for (int i = 0; i < numbers.length; i++) {
            settings.addDouble("d" + i, numbers[i]);
        }
        settings.addInt("int", Integer.MIN_VALUE);
        settings.addLong("long", Long.MAX_VALUE);
        settings.addChar("char", '\n');
        settings.addBoolean("boolean", true);
        settings.addStringArray("null", (String[]) null);
        NodeSettings again = parse(xml(settings));
        assertTrue(again.isIdentical(settings));
        assertEquals(-0.0, again.getDouble("d1"));
        assertEquals(Double.MIN_VALUE, again.getDouble("d4"));
        assertEquals(Long.MAX_VALUE, again.getLong("long"));
        assertEquals('\n', again.getChar("char"));
        assertNull(again.getStringArray("null"));
    }

    @Test
    void replacesAndCopies() throws Exception {
        NodeSettings settings = new NodeSettings("s");
        settings.addInt("a", 1);
        settings.addInt("a", 2);
        settings.addNodeSettings("inner").addString("b", "c");
        NodeSettings copy = new NodeSettings("s");
        settings.copyTo(copy);
        assertTrue(copy.isIdentical(settings));
        copy.getNodeSettings("inner").addString("b", "d");
        assertEquals("c", settings.getNodeSettings("inner").getString("b"), "a copy does not share its configs");
        assertFalse(copy.isIdentical(settings));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<config key=\"a\"><entry key=\"i\" type=\"xint\" value=\"1.5\"/></config>",
                "<config key=\"a\"><entry key=\"i\" type=\"xint\" isnull=\"true\" value=\"\"/></config>",
                "<config key=\"a\"><entry key=\"i\" type=\"xcomplex\" value=\"1\"/></config>",
                "<config key=\"a\"><entry type=\"xint\" value=\"1\"/></config>",
                "<config key=\"a\"><value key=\"i\"/></config>",
                "<entry key=\"i\" type=\"xint\" value=\"1\"/>",
                "<!DOCTYPE config [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><config key=\"&e;\"/>",
                "<config key=\"a\">"
            })
    void refusesDamagedFiles(String body) {
        assertThrows(IOException.class, () -> parse(HEAD + body));
    }
}
