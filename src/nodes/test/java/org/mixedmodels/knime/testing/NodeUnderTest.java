package org.mixedmodels.knime.testing;

import java.util.Arrays;
import java.util.function.Consumer;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortTypeRegistration;
import org.mixedmodels.knime.port.CenteringPortObject;
import org.mixedmodels.knime.port.CenteringPortObjectSpec;
import org.mixedmodels.knime.port.MixedModelPortObject;
import org.mixedmodels.knime.port.MixedModelPortObjectSpec;
import org.mixedmodels.sdk.Executions;
import org.mixedmodels.sdk.HeadlessNode;

/** A node with its default options, of which a test changes some by their stored keys. */
public final class NodeUnderTest {

    static {
        registerPortTypes();
    }

    private final HeadlessNode m_node;
    private final NodeSettings m_settings;

    private NodeUnderTest(HeadlessNode node) {
        m_node = node;
        m_settings = node.saveSettings();
    }

    /** Makes the port types known, as plugin.xml does in KNIME. */
    public static void registerPortTypes() {
        PortTypeRegistration.register(
                "Mixed Model", new MixedModelPortObject.Serializer(), new MixedModelPortObjectSpec.Serializer());
        PortTypeRegistration.register(
                "Centering Model", new CenteringPortObject.Serializer(), new CenteringPortObjectSpec.Serializer());
    }

    /** A node with default ports. */
    public static NodeUnderTest of(NodeFactory<?> factory) {
        return new NodeUnderTest(HeadlessNode.create(factory, null));
    }

    /** A node with the ports of a stored node_creation_config. */
    public static NodeUnderTest of(NodeFactory<?> factory, NodeSettingsRO ports) {
        return new NodeUnderTest(HeadlessNode.create(factory, ports));
    }

    /** Sets a text or the constant of an enum. */
    public NodeUnderTest with(String key, String value) {
        m_settings.addString(key, value);
        return this;
    }

    /** Sets a number. */
    public NodeUnderTest with(String key, double value) {
        m_settings.addDouble(key, value);
        return this;
    }

    /** Sets a whole number. */
    public NodeUnderTest withWhole(String key, int value) {
        m_settings.addInt(key, value);
        return this;
    }

    /** Sets a list of columns. */
    public NodeUnderTest withColumns(String key, String... columns) {
        m_settings.addStringArray(key, columns);
        return this;
    }

    /** Sets a column that may be absent. */
    public NodeUnderTest withOptional(String key, String value) {
        m_settings.addString(key, value);
        m_settings.addBoolean(key + "_is_present", true);
        return this;
    }

    /** Sets a list of elements. */
    @SafeVarargs
    public final NodeUnderTest withElements(String key, Consumer<NodeSettingsWO>... elements) {
        NodeSettingsWO list = m_settings.addNodeSettings(key);
        for (int i = 0; i < elements.length; i++) {
            elements[i].accept(list.addNodeSettings(Integer.toString(i)));
        }
        return this;
    }

    /** Returns the node itself. */
    public HeadlessNode node() {
        return m_node;
    }

    /** Loads the options. */
    public NodeUnderTest load() throws InvalidSettingsException {
        m_node.loadSettings(m_settings);
        return this;
    }

    /** Loads the options and configures. */
    public PortObjectSpec[] configure(PortObjectSpec... in) throws InvalidSettingsException {
        return load().m_node.configure(in);
    }

    /** Loads the options, configures and executes. */
    public PortObject[] run(PortObject... in) throws Exception {
        return run(Executions.silent(), in);
    }

    /** Loads the options, configures and executes in the given context. */
    public PortObject[] run(ExecutionContext execution, PortObject... in) throws Exception {
        configure(Arrays.stream(in)
                .map(object -> object == null ? null : object.getSpec())
                .toArray(PortObjectSpec[]::new));
        return m_node.execute(in, execution);
    }
}
