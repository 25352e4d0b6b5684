package org.mixedmodels.runner.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.knime.core.internal.MessageAwareException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.message.Message;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.mixedmodels.runner.api.ExitCode;
import org.mixedmodels.runner.api.NodeLabel;
import org.mixedmodels.runner.api.OutputPort;
import org.mixedmodels.runner.api.RunnerException;
import org.mixedmodels.runner.api.SettingOverride;
import org.mixedmodels.sdk.Executions;
import org.mixedmodels.sdk.HeadlessNode;
import org.mixedmodels.sdk.ShownView;

/** A loaded node of a workflow; its failures become sentences that name it. */
final class WorkflowNode {

    private final NodeLabel label;
    private final HeadlessNode node;
    private final boolean guessesSettings;
    private final String annotation;
    private PortObject[] outputs = new PortObject[0];

    private WorkflowNode(NodeLabel label, HeadlessNode node, boolean guessesSettings, String annotation) {
        this.label = label;
        this.node = node;
        this.guessesSettings = guessesSettings;
        this.annotation = annotation;
    }

    /**
     * Loads a node.
     *
     * @param overrides the overrides of this node
     */
    static WorkflowNode load(NodeEntry entry, NodeRepository repository, List<SettingOverride> overrides) {
        NodeLabel label =
                new NodeLabel(entry.id(), entry.name(), repository.bundle(entry).equals("org.mixedmodels.knime"));
        try {
            HeadlessNode node = HeadlessNode.create(repository.factory(entry), creationConfig(entry));
            boolean stored = entry.settings().containsKey("model");
            if (stored) {
                node.loadSettings(entry.settings().getNodeSettings("model"));
            }
            if (!overrides.isEmpty()) {
                override(label, node, overrides);
            }
            return new WorkflowNode(label, node, !stored && overrides.isEmpty(), annotation(entry));
        } catch (InvalidSettingsException | IllegalArgumentException e) {
            throw LoadProblem.of(label + " cannot be loaded from " + entry.file() + ": " + text(e));
        }
    }

    private static @Nullable NodeSettings creationConfig(NodeEntry entry) throws InvalidSettingsException {
        return entry.settings().containsKey("node_creation_config")
                ? entry.settings().getNodeSettings("node_creation_config")
                : null;
    }

    private static String annotation(NodeEntry entry) throws InvalidSettingsException {
        if (!entry.settings().containsKey("nodeAnnotation")) {
            return "";
        }
        NodeSettings annotation = entry.settings().getNodeSettings("nodeAnnotation");
        String text = annotation.containsKey("text") ? annotation.getString("text") : null;
        return text == null ? "" : text.strip().replaceAll("\\s+", " ");
    }

    private static void override(NodeLabel label, HeadlessNode node, List<SettingOverride> overrides) {
        NodeSettings model = node.saveSettings();
        overrides.forEach(override -> SettingWriter.write(label.toString(), model, override));
        try {
            node.loadSettings(model);
        } catch (InvalidSettingsException e) {
            throw RunnerException.badInput(label + " does not take the settings of -option: " + text(e));
        }
    }

    NodeLabel label() {
        return label;
    }

    PortType[] inTypes() {
        return node.inTypes();
    }

    PortType[] outTypes() {
        return node.outTypes();
    }

    /** The name of an input. */
    String inName(int index) {
        return node.inNames().get(index);
    }

    /** The ports of the outputs. */
    List<OutputPort> outputPorts() {
        List<OutputPort> ports = new ArrayList<>();
        for (int i = 0; i < node.outTypes().length; i++) {
            ports.add(new OutputPort(label, i + 1, node.outNames().get(i)));
        }
        return ports;
    }

    /** What the node made when it was executed. */
    PortObject[] outputs() {
        return outputs;
    }

    /** Configures and executes the node. */
    void execute(@Nullable PortObject[] inputs, Executions.Listener listener) {
        @Nullable PortObjectSpec[] specs = new PortObjectSpec[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            PortObject input = inputs[i];
            specs[i] = input == null ? null : input.getSpec();
        }
        ExecutionContext context = Executions.listening(listener);
        try {
            if (guessesSettings) {
                node.applyDefaults(specs);
            }
            node.configure(specs);
            outputs = node.execute(inputs, context);
        } catch (InvalidSettingsException e) {
            throw notExecuted(" cannot be configured: " + text(e));
        } catch (OutOfMemoryError e) {
            throw notExecuted(" failed: the memory is not enough; give Java more of it by the option -Xmx.");
        } catch (Exception e) {
            throw notExecuted(" failed: " + text(e));
        }
    }

    private RunnerException notExecuted(String what) {
        return new RunnerException(ExitCode.NOT_EXECUTED, label + what);
    }

    /** What the workflow's author wrote below the node, in one line; may be empty. */
    String annotation() {
        return annotation;
    }

    /** What the view of the executed node shows, as JSON. */
    Optional<String> viewModel() {
        return node.view()
                .map(ShownView::initialData)
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /** What the node warns of. */
    List<String> warnings() {
        Optional<String> warning = node.warning();
        return warning.map(List::of).orElse(List.of());
    }

    /** What an exception says to a user: all parts of a node's message, the class of an unexpected exception. */
    private static String text(Exception e) {
        if (e instanceof MessageAwareException aware) {
            Message message = aware.getKNIMEMessage();
            List<String> parts = new ArrayList<>();
            parts.add(message.toLogPrintable());
            parts.addAll(message.getResolutions());
            return String.join(" ", parts).replaceAll("\\s*\\n\\s*", " ");
        }
        boolean expected = e instanceof InvalidSettingsException
                || e instanceof IllegalArgumentException
                || !(e instanceof RuntimeException);
        return expected ? String.valueOf(e.getMessage()) : e + place(e);
    }

    private static String place(Exception e) {
        return e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
    }
}
