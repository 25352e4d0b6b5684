package org.mixedmodels.knime.icc;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.mixedmodels.knime.dialog.DescriptionText;
import org.mixedmodels.knime.dialog.ModelPage;
import org.mixedmodels.knime.port.MixedModelPortObject;

/** Makes the node "Compute ICC". The class name and the port group ids are stored in workflows and never change. */
public final class ComputeIccNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Compute ICC")
            .icon("icc.png")
            .shortDescription("Computes how much of the differences in an outcome lie between groups.")
            .fullDescription(DescriptionText.of("compute-icc"))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup(
                            "Input",
                            group -> group.name("Input")
                                    .description("A table with the outcome and the grouping columns; or, after"
                                            + " changing the port, a mixed model.")
                                    .exchangable(BufferedDataTable.TYPE)
                                    .supportedTypes(BufferedDataTable.TYPE, MixedModelPortObject.TYPE))
                    .addOutputPortGroup(
                            "ICC",
                            group -> group.name("ICC")
                                    .description("One row per level of grouping: group sizes, variance, intraclass"
                                            + " correlation with interval, design effect and a sentence in words.")
                                    .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(
                            "Null model",
                            group -> group.name("Null model")
                                    .description("The model with random intercepts and no predictors from which the"
                                            + " ICC was computed. With a model connected, that model.")
                                    .fixed(MixedModelPortObject.TYPE))
                    .addOutputPortGroup(
                            "VPC by slope",
                            group -> group.name("VPC by slope")
                                    .description("For a model with random slopes: the variance between groups and its"
                                            + " share at the mean of the slope's column and a standard deviation below"
                                            + " and above it. Else empty.")
                                    .fixed(BufferedDataTable.TYPE)))
            .model(model -> model.parametersClass(IccParameters.class)
                    .configure(ComputeIcc::configure)
                    .execute(ComputeIcc::execute))
            .addView(view -> ModelPage.of(
                    view,
                    "The shares of the variance per level, and the means of the groups with the estimates of the"
                            + " model."))
            .nodeType(NodeType.Other)
            .keywords(
                    "intraclass correlation",
                    "variance partition coefficient",
                    "VPC",
                    "design effect",
                    "null model",
                    "clustered data",
                    "multilevel model",
                    "reliability");

    /** For KNIME, which makes the node by this constructor. */
    public ComputeIccNodeFactory() {
        super(NODE);
    }
}
