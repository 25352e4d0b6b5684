package org.mixedmodels.knime.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.parameters.NodeParameters;
import org.mixedmodels.sdk.DialogCheck;
import org.mixedmodels.sdk.HeadlessNode;
import org.mixedmodels.sdk.parameters.PortsInput;

/** Frozen settings of nodes: stored workflows must load for ever, and be stored again as they were. */
public final class Snapshots {

    private Snapshots() {}

    /** Loads the frozen settings of a node, and compares what it saves with them, byte by byte. */
    public static void check(NodeFactory<?> factory, String name) throws IOException, InvalidSettingsException {
        String frozen = read(name);
        HeadlessNode node = HeadlessNode.create(factory, null);
        node.loadSettings(NodeSettings.loadFromXML(new ByteArrayInputStream(frozen.getBytes(StandardCharsets.UTF_8))));
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        node.saveSettings().saveToXML(saved);
        assertEquals(frozen.strip(), saved.toString(StandardCharsets.UTF_8).strip());
    }

    /** Loads the frozen settings that an earlier version of a node has saved, and returns what the node makes of them. */
    public static NodeSettings upgraded(NodeFactory<?> factory, String name)
            throws IOException, InvalidSettingsException {
        HeadlessNode node = HeadlessNode.create(factory, null);
        node.loadSettings(
                NodeSettings.loadFromXML(new ByteArrayInputStream(read(name).getBytes(StandardCharsets.UTF_8))));
        return node.saveSettings();
    }

    private static String read(String name) throws IOException {
        try (InputStream in = Snapshots.class.getResourceAsStream("/settings/" + name + ".xml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Looks for mistakes in the dialog of a node, with and without its input. */
    public static void checkDialog(
            NodeFactory<?> factory, Class<? extends NodeParameters> parameters, PortObjectSpec... specs) {
        HeadlessNode node = HeadlessNode.create(factory, null);
        assertEquals(List.of(), mistakes(node, parameters, new PortObjectSpec[node.inTypes().length]));
        assertEquals(List.of(), mistakes(node, parameters, specs));
    }

    /** The mistakes in the dialog of a node with the given input. */
    public static List<String> mistakes(
            HeadlessNode node, Class<? extends NodeParameters> parameters, PortObjectSpec... specs) {
        return DialogCheck.mistakes(parameters, PortsInput.ofSpecs(node.inTypes(), specs, node.outTypes()));
    }
}
