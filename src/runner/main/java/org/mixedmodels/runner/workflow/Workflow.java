package org.mixedmodels.runner.workflow;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.mixedmodels.runner.api.ExitCode;
import org.mixedmodels.runner.api.OutputPort;
import org.mixedmodels.runner.api.RunnerException;
import org.mixedmodels.runner.api.WorkflowListener;
import org.mixedmodels.sdk.PortObjects;

/** Loaded nodes in the order of execution, with their connections. */
final class Workflow {

    private final Map<Integer, WorkflowNode> nodes;
    private final Map<Input, Connection> sources;

    private Workflow(Map<Integer, WorkflowNode> nodes, Map<Input, Connection> sources) {
        this.nodes = nodes;
        this.sources = sources;
    }

    private record Input(int node, int port) {}

    /**
     * A workflow.
     *
     * @param nodes by id, in the order of execution
     * @throws RunnerException if a connection leads to a port that does not exist, is taken or is of another type
     */
    static Workflow of(Map<Integer, WorkflowNode> nodes, List<Connection> connections) {
        Map<Input, Connection> sources = new HashMap<>();
        for (Connection connection : connections) {
            if (connection.sourcePort() == 0 || connection.targetPort() == 0) {
                continue; // flow variables: only the order of execution follows from it
            }
            check(node(nodes, connection.source()), node(nodes, connection.target()), connection);
            Input input = new Input(connection.target(), connection.targetPort());
            if (sources.put(input, connection) != null) {
                throw LoadProblem.of("Input " + input.port() + " of "
                        + node(nodes, input.node()).label() + " has two connections.");
            }
        }
        return new Workflow(nodes, sources);
    }

    private static WorkflowNode node(Map<Integer, WorkflowNode> nodes, int id) {
        return Objects.requireNonNull(nodes.get(id));
    }

    private static void check(WorkflowNode source, WorkflowNode target, Connection connection) {
        PortType given = portType(source.outTypes(), connection.sourcePort(), "output", source);
        PortType wanted = portType(target.inTypes(), connection.targetPort(), "input", target);
        if (!wanted.isSuperTypeOf(given)) {
            throw LoadProblem.of("Output " + connection.sourcePort() + " of " + source.label() + " is a "
                    + given.getName() + ", but input " + connection.targetPort() + " of " + target.label() + " takes a "
                    + wanted.getName() + ".");
        }
    }

    private static PortType portType(PortType[] types, int port, String what, WorkflowNode node) {
        if (port > types.length) {
            throw LoadProblem.of(
                    node.label() + " has no " + what + " " + port + ", to which the workflow has a connection.");
        }
        return types[port - 1];
    }

    /**
     * Executes all nodes.
     *
     * @throws RunnerException at the first node that cannot be executed
     */
    void execute(WorkflowListener listener) {
        listener.loaded(nodes.values().stream().map(WorkflowNode::label).toList());
        for (WorkflowNode node : nodes.values()) {
            listener.started(node.label());
            node.execute(inputs(node), (fraction, message) -> listener.progress(node.label(), fraction, message));
            List<OutputPort> ports = node.outputPorts();
            for (int i = 0; i < ports.size(); i++) {
                tell(listener, ports.get(i), node.outputs()[i]);
            }
            node.viewModel().ifPresent(view -> listener.view(node.label(), node.annotation(), view));
            listener.finished(node.label(), node.warnings());
        }
    }

    private @Nullable PortObject[] inputs(WorkflowNode node) {
        PortType[] types = node.inTypes();
        @Nullable PortObject[] inputs = new PortObject[types.length];
        for (int i = 0; i < inputs.length; i++) {
            Connection connection = sources.get(new Input(node.label().id(), i + 1));
            if (connection != null) {
                inputs[i] = copy(node(nodes, connection.source()).outputs()[connection.sourcePort() - 1]);
            } else if (!types[i].isOptional()) {
                throw new RunnerException(
                        ExitCode.NOT_EXECUTED,
                        node.label() + " cannot be executed: its input " + (i + 1) + " (" + node.inName(i)
                                + ") is not connected.");
            }
        }
        return inputs;
    }

    /** As KNIME does: every consumer of a model gets its own copy, made by the model's serializer. */
    private static PortObject copy(PortObject object) {
        if (object instanceof BufferedDataTable) {
            return object;
        }
        try {
            return PortObjects.copy(object);
        } catch (IOException e) {
            throw new RunnerException(
                    ExitCode.NOT_EXECUTED, "A model cannot be written and read back: " + e.getMessage());
        }
    }

    private static void tell(WorkflowListener listener, OutputPort port, PortObject output) {
        if (output instanceof BufferedDataTable table) {
            listener.table(port, new TableRows(table));
        } else {
            listener.model(port, output.getSummary());
        }
    }
}
