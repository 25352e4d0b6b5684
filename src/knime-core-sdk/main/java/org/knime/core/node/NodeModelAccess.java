package org.knime.core.node;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/**
 * Calls what KNIME's own classes call on factories and models and nobody else may. Part of the stand-in only: KNIME
 * has nothing of this name.
 */
public final class NodeModelAccess {

    private NodeModelAccess() {}

    /** A context that reports to the given monitor. */
    public static ExecutionContext context(NodeProgressMonitor progress) {
        return new ExecutionContext(progress);
    }

    /** A table of rows that may be made when they are asked for. */
    public static BufferedDataTable table(DataTableSpec spec, List<DataRow> rows) {
        return new BufferedDataTable(spec, rows);
    }

    /** The description of a factory's node. */
    public static NodeDescription description(NodeFactory<?> factory) {
        try {
            return factory.createNodeDescription();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "The description of " + factory.getClass().getName() + " is damaged", e);
        }
    }

    /** A new model; the configuration is null for a factory without configurable ports. */
    public static NodeModel create(NodeFactory<?> factory, ModifiableNodeCreationConfiguration configuration) {
        return configuration == null ? factory.createNodeModel() : factory.createNodeModel(configuration);
    }

    /** The types of the inputs. */
    public static PortType[] inTypes(NodeModel model) {
        PortType[] types = new PortType[model.getNrInPorts()];
        for (int i = 0; i < types.length; i++) {
            types[i] = model.getInPortType(i);
        }
        return types;
    }

    /** The types of the outputs. */
    public static PortType[] outTypes(NodeModel model) {
        PortType[] types = new PortType[model.getNrOutPorts()];
        for (int i = 0; i < types.length; i++) {
            types[i] = model.getOutPortType(i);
        }
        return types;
    }

    /** Validates and loads settings; nothing is loaded if they are not valid. */
    public static void load(NodeModel model, NodeSettingsRO settings) throws InvalidSettingsException {
        model.validateSettings(settings);
        model.loadValidatedSettingsFrom(settings);
    }

    /** Saves settings. */
    public static void save(NodeModel model, NodeSettingsWO settings) {
        model.saveSettingsTo(settings);
    }

    /** Configures the model; an earlier warning goes. */
    public static PortObjectSpec[] configure(NodeModel model, PortObjectSpec[] in) throws InvalidSettingsException {
        model.setWarningMessage(null);
        return model.configure(in);
    }

    /** Executes the model; an earlier warning goes. */
    public static PortObject[] execute(NodeModel model, PortObject[] in, ExecutionContext exec) throws Exception {
        model.setWarningMessage(null);
        return model.execute(in, exec);
    }

    /** Sets a warning unless there is one. */
    public static void warnIfSilent(NodeModel model, String message) {
        if (model.getWarningMessage() == null) {
            model.setWarningMessage(message);
        }
    }

    /** What the last configuring or executing warned of. */
    public static Optional<String> warning(NodeModel model) {
        return Optional.ofNullable(model.getWarningMessage());
    }
}
