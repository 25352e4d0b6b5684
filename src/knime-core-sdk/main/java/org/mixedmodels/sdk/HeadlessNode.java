package org.mixedmodels.sdk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeModelAccess;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.NodeParameters;
import org.mixedmodels.sdk.parameters.ParameterStore;
import org.mixedmodels.sdk.parameters.ParametersHolder;
import org.mixedmodels.sdk.parameters.PortsInput;

/**
 * One node as a workflow holds it: its ports, its settings, configuring and executing, with the checks that KNIME
 * makes around them. Ports are counted without the flow variable port. Not thread safe.
 */
public final class HeadlessNode {

    private static final String CREATION_CONFIG = "node_creation_config";

    private final String name;
    private final NodeModel model;
    private final PortType[] inTypes;
    private final PortType[] outTypes;
    private final PortNames portNames;
    private @Nullable PortObjectSpec @Nullable [] configured;

    private HeadlessNode(NodeFactory<?> factory, @Nullable ModifiableNodeCreationConfiguration configuration) {
        this.name = factory.getNodeName();
        this.model = NodeModelAccess.create(factory, configuration);
        this.inTypes = NodeModelAccess.inTypes(model);
        this.outTypes = NodeModelAccess.outTypes(model);
        this.portNames = PortNames.of(factory, configuration);
    }

    /**
     * Makes a node.
     *
     * @param nodeCreationConfig the config {@code node_creation_config} of settings.xml, or the one around it; null
     *     for the default ports
     * @throws IllegalArgumentException if the config names a port type that is not known
     */
    public static HeadlessNode create(NodeFactory<?> factory, @Nullable NodeSettingsRO nodeCreationConfig) {
        if (!(factory instanceof ConfigurableNodeFactory<?> configurable)) {
            return new HeadlessNode(factory, null);
        }
        ModifiableNodeCreationConfiguration configuration = configurable.createNodeCreationConfig();
        if (nodeCreationConfig != null) {
            loadPorts(configuration, nodeCreationConfig);
        }
        return new HeadlessNode(factory, configuration);
    }

    private static void loadPorts(ModifiableNodeCreationConfiguration configuration, NodeSettingsRO settings) {
        try {
            if (settings.containsKey(CREATION_CONFIG)) {
                configuration.loadSettingsFrom(settings);
            } else if (configuration.getPortConfig().isPresent()) {
                configuration.getPortConfig().get().loadSettingsFrom(settings);
            }
        } catch (InvalidSettingsException e) {
            throw new IllegalArgumentException("The ports cannot be made as saved: " + e.getMessage(), e);
        }
    }

    /** The name of the node in the repository. */
    public String name() {
        return name;
    }

    /** The types of the inputs. */
    public PortType[] inTypes() {
        return inTypes.clone();
    }

    /** The types of the outputs. */
    public PortType[] outTypes() {
        return outTypes.clone();
    }

    /** The names of the inputs; ports of one group share its name. */
    public List<String> inNames() {
        return portNames.inputs(inTypes.length);
    }

    /** The names of the outputs; ports of one group share its name. */
    public List<String> outNames() {
        return portNames.outputs(outTypes.length);
    }

    /**
     * Validates and loads the config {@code model} of settings.xml.
     *
     * @throws InvalidSettingsException if a key is missing or a value is not allowed
     */
    public void loadSettings(NodeSettingsRO model) throws InvalidSettingsException {
        NodeModelAccess.load(this.model, model);
    }

    /**
     * Sets the parameters to what their class guesses from the input, as the dialog of a new node does. Nothing
     * happens to a node without a parameters class.
     *
     * @throws InvalidSettingsException if the guessed parameters are not valid
     */
    public void applyDefaults(@Nullable PortObjectSpec[] in) throws InvalidSettingsException {
        if (model instanceof ParametersHolder holder && holder.parametersClass().isPresent()) {
            NodeParameters guessed =
                    ParameterStore.create(holder.parametersClass().get(), PortsInput.ofSpecs(inTypes, in, outTypes));
            guessed.validate();
            holder.setParameters(guessed);
        }
    }

    /** The settings as KNIME saves them in the config {@code model}. */
    public NodeSettings saveSettings() {
        NodeSettings settings = new NodeSettings("model");
        NodeModelAccess.save(model, settings);
        return settings;
    }

    /**
     * Configures the node.
     *
     * @return one spec per output, null where it is not known before execution
     * @throws InvalidSettingsException if a spec is missing or of the wrong kind, or the node refuses its settings
     */
    public @Nullable PortObjectSpec[] configure(@Nullable PortObjectSpec[] in) throws InvalidSettingsException {
        configured = null;
        PortChecks.inSpecs(inTypes, in);
        PortObjectSpec[] out = NodeModelAccess.configure(model, in.clone());
        configured = PortChecks.outSpecs(outTypes, out);
        return configured.clone();
    }

    /**
     * Executes the node. The outputs must have the specs that configuring gave.
     *
     * @throws IllegalStateException if the node breaks that rule or leaves an output out
     * @throws Exception what the node throws
     */
    public PortObject[] execute(PortObject[] in, ExecutionContext exec) throws Exception {
        PortChecks.inObjects(inTypes, in);
        exec.checkCanceled();
        PortObject[] out = NodeModelAccess.execute(model, in.clone(), exec);
        exec.checkCanceled();
        PortChecks.outObjects(outTypes, configured, out);
        warnOfEmptyTables(out);
        return out;
    }

    private void warnOfEmptyTables(PortObject[] out) {
        List<BufferedDataTable> tables = Arrays.stream(out)
                .filter(BufferedDataTable.class::isInstance)
                .map(BufferedDataTable.class::cast)
                .toList();
        if (!tables.isEmpty() && tables.stream().allMatch(table -> table.size() == 0)) {
            NodeModelAccess.warnIfSilent(
                    model, tables.size() == 1 ? "The output table is empty." : "All output tables are empty.");
        }
    }

    /**
     * The view as it opens now: its page, and the data that the page starts with.
     *
     * @return empty for a node without a view
     */
    public Optional<ShownView> view() {
        return model instanceof ViewHolder holder ? holder.view() : Optional.empty();
    }

    /** What the last execution kept for the view, null if there was none or it kept nothing. */
    public PortObject @Nullable [] internalObjects() {
        return model instanceof ViewHolder holder ? holder.internalObjects() : null;
    }

    /** Gives the view what another execution has kept, as loading a saved workflow does. */
    public void setInternalObjects(PortObject @Nullable [] objects) {
        if (model instanceof ViewHolder holder) {
            holder.setInternalObjects(objects);
        }
    }

    /** The warning of the last configuring or executing. */
    public Optional<String> warning() {
        return NodeModelAccess.warning(model);
    }
}
