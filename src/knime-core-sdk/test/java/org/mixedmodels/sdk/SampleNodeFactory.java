package org.mixedmodels.sdk;

import java.util.Arrays;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.message.Message;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** A node with a fixed, an exchangeable and an extendable input; it passes the table on and counts the models. */
public final class SampleNodeFactory extends DefaultNodeFactory {

    static final String FULL = "<p>Passes a table on.</p><p>See <a href=\"https://example.org\">there</a>.</p>";

    /** As the extension point makes it. */
    public SampleNodeFactory() {
        super(node(FULL));
    }

    SampleNodeFactory(DefaultNode node) {
        super(node);
    }

    static DefaultNode node(String fullDescription) {
        return DefaultNode.create()
                .name("Sample")
                .icon("sample.png")
                .shortDescription("Passes a table on.")
                .fullDescription(fullDescription)
                .sinceVersion(5, 8, 0)
                .dynamicPorts(ports -> ports.addInputPortGroup(
                                "Data",
                                g -> g.name("Data").description("The table.").fixed(BufferedDataTable.TYPE))
                        .addInputPortGroup(
                                "input",
                                g -> g.name("Input")
                                        .description("A table or a model.")
                                        .exchangable(BufferedDataTable.TYPE)
                                        .supportedTypes(BufferedDataTable.TYPE, SampleModel.type()))
                        .addInputPortGroup(
                                "models",
                                g -> g.name("Models")
                                        .description("Models.")
                                        .extendable()
                                        .supportedTypes(SampleModel.type())
                                        .fixedTypes(SampleModel.type()))
                        .addOutputPortGroup(
                                "Result",
                                g -> g.name("Result")
                                        .description("The same table.")
                                        .fixed(BufferedDataTable.TYPE))
                        .addOutputPortGroup(
                                "Count",
                                g -> g.name("Count").description("A model.").fixed(SampleModel.type())))
                .model(m -> m.parametersClass(SampleParameters.class)
                        .configure(SampleNodeFactory::configure)
                        .execute(SampleNodeFactory::execute))
                .nodeType(NodeType.Other)
                .keywords("example", "sample")
                .addExternalResource("https://example.org", "A place");
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        SampleParameters parameters = input.getParameters();
        DataTableSpec table = input.getInPortSpec(0);
        if (!table.containsName(parameters.m_outcome)) {
            throw new InvalidSettingsException("no column " + parameters.m_outcome);
        }
        output.setOutSpec(0, table);
        output.setWarningMessage("configured");
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        SampleParameters parameters = input.getParameters();
        input.getExecutionContext().setProgress(0.5, "half");
        input.getExecutionContext().checkCanceled();
        if (parameters.m_outcome.equals("bad")) {
            throw KNIMEException.of(Message.builder()
                    .withSummary("The column is bad.")
                    .addResolutions("Take another one.")
                    .build()
                    .orElseThrow());
        }
        long models = Arrays.stream(input.getInPortObjects())
                .filter(SampleModel.class::isInstance)
                .count();
        BufferedDataTable table = input.getInPortObject(0);
        output.setOutData(
                0, parameters.m_outcome.equals("swap") ? (BufferedDataTable) input.getInPortObject(1) : table);
        if (!parameters.m_outcome.equals("forget")) {
            output.setOutData(1, new SampleModel((int) models));
        }
    }
}
