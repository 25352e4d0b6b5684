package org.knime.core.node.context;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;

class PortsConfigurationTest {

    private static final PortType TABLE = BufferedDataTable.TYPE;
    private static final PortType ANY = PortObject.TYPE;

    /** One fixed input, an exchangeable one, two to n tables, none to n tables; two outputs. */
    private static final class Factory extends ConfigurableNodeFactory<NodeModel> {

        private final String lastGroup;

        Factory(String lastGroup) {
            this.lastGroup = lastGroup;
        }

        @Override
        protected Optional<PortsConfigurationBuilder> createPortsConfigBuilder() {
            PortsConfigurationBuilder builder = new PortsConfigurationBuilder();
            builder.addFixedInputPortGroup("data", TABLE);
            builder.addExchangeableInputPortGroup("input", TABLE, TABLE, ANY);
            builder.addFixedOutputPortGroup("result", TABLE, TABLE);
            PortType[] fixed = {TABLE, TABLE};
            builder.addExtendableInputPortGroupWithDefault("models", fixed, new PortType[0], TABLE);
            builder.addExtendableInputPortGroupWithDefault(lastGroup, new PortType[0], new PortType[0], TABLE);
            return Optional.of(builder);
        }

        @Override
        protected NodeModel createNodeModel(NodeCreationConfiguration creationConfig) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected NodeDescription createNodeDescription() {
            throw new UnsupportedOperationException();
        }
    }

    private final ModifiableNodeCreationConfiguration creation = new Factory("extra").createNodeCreationConfig();
    private final ModifiablePortsConfiguration ports = creation.getPortConfig().orElseThrow();

    @Test
    void defaultPortsAreInDeclaredOrder() {
        assertArrayEquals(new PortType[] {TABLE, TABLE, TABLE, TABLE}, ports.getInputPorts());
        assertArrayEquals(new PortType[] {TABLE, TABLE}, ports.getOutputPorts());
        assertArrayEquals(new int[] {2, 3}, ports.getInputPortLocation().get("models"));
        assertFalse(ports.getInputPortLocation().containsKey("extra"));
        assertArrayEquals(new int[] {0, 1}, ports.getOutputPortLocation().get("result"));
    }

    @Test
    void chosenPortsSurviveSavingAndLoading() throws Exception {
        NodeSettings settings = new NodeSettings("settings");
        NodeSettings chosen = (NodeSettings) settings.addNodeSettings("node_creation_config");
        ANY.save(chosen.addNodeSettings("input"));
        TABLE.save(chosen.addNodeSettings("models").addNodeSettings("port_0"));
        TABLE.save(chosen.addNodeSettings("extra").addNodeSettings("port_0"));
        creation.loadSettingsFrom(settings);

        NodeSettings again = new NodeSettings("settings");
        creation.saveSettingsTo(again);
        NodeSettings saved = again.getNodeSettings("node_creation_config");
        assertEquals(
                "org.knime.core.node.BufferedDataTable",
                saved.getNodeSettings("models").getNodeSettings("port_0").getString("object_class"));
        assertEquals(
                "org.knime.core.node.port.PortObject",
                saved.getNodeSettings("input").getString("object_class"));

        ModifiableNodeCreationConfiguration loaded = new Factory("extra").createNodeCreationConfig();
        loaded.loadSettingsFrom(again);
        assertArrayEquals(
                new PortType[] {TABLE, ANY, TABLE, TABLE, TABLE, TABLE},
                loaded.getPortConfig().orElseThrow().getInputPorts());
    }

    @Test
    void whatIsNotSavedStaysDefault() throws Exception {
        creation.loadSettingsFrom(new NodeSettings("without node_creation_config"));
        assertEquals(4, ports.getInputPorts().length);
    }

    @Test
    void unknownPortTypesAreRefused() {
        NodeSettings settings = new NodeSettings("settings");
        settings.addNodeSettings("node_creation_config")
                .addNodeSettings("input")
                .addString("object_class", "org.example.Unknown");
        assertThrows(InvalidSettingsException.class, () -> creation.loadSettingsFrom(settings));
    }

    @Test
    void groupIdsAreUnique() {
        Factory factory = new Factory("data");
        assertThrows(IllegalArgumentException.class, factory::createNodeCreationConfig);
    }
}
