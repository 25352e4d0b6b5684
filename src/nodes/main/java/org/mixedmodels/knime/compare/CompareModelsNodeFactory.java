package org.mixedmodels.knime.compare;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.mixedmodels.knime.dialog.DescriptionText;
import org.mixedmodels.knime.dialog.ModelPage;
import org.mixedmodels.knime.port.MixedModelPortObject;

/** Makes the node "Compare Models LRT". The class name and the port group ids are stored in workflows. */
public final class CompareModelsNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Compare Models LRT")
            .icon("compare.png")
            .shortDescription("Compares mixed models, or tests the random effects of one, by likelihood ratios.")
            .fullDescription(DescriptionText.of("compare-models-lrt"))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup(
                            "Models",
                            group -> group.name("Models")
                                    .description("Mixed models of the same outcome and the same rows. Add a port for"
                                            + " every further model. With one model connected, each of its random"
                                            + " effects is tested.")
                                    .extendable()
                                    .supportedTypes(MixedModelPortObject.TYPE)
                                    .fixedTypes(MixedModelPortObject.TYPE, MixedModelPortObject.OPTIONAL_TYPE))
                    .addOutputPortGroup(
                            "Comparison",
                            group -> group.name("Comparison")
                                    .description("One row per model, ordered by the number of parameters: fit"
                                            + " measures, and the test against the model in the row before. For one"
                                            + " model: a row for the model without each random effect.")
                                    .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(
                            "Tests",
                            group -> group.name("Tests")
                                    .description("One row per pair of neighbouring models, or per random effect of"
                                            + " one model: the likelihood-ratio test, and which p-value to report, or"
                                            + " why there is none.")
                                    .fixed(BufferedDataTable.TYPE)))
            .model(model -> model.withoutParameters()
                    .configure(CompareModels::configure)
                    .execute(CompareModels::execute))
            .addView(view -> ModelPage.of(
                    view,
                    "Criteria and tests of the models, their coefficients side by side, and a table as journals print"
                            + " it."))
            .nodeType(NodeType.Other)
            .keywords(
                    "likelihood ratio test",
                    "anova",
                    "ranova",
                    "model selection",
                    "AIC",
                    "BIC",
                    "deviance",
                    "multilevel model",
                    "mixed effects");

    /** For KNIME, which makes the node by this constructor. */
    public CompareModelsNodeFactory() {
        super(NODE);
    }
}
