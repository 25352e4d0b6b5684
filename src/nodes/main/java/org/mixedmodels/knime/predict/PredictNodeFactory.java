package org.mixedmodels.knime.predict;

import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.mixedmodels.knime.dialog.DescriptionText;
import org.mixedmodels.knime.port.MixedModelPortObject;

/** Makes the node "Predict with Random Effects". The class name and the port names are stored in workflows. */
public final class PredictNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Predict with Random Effects")
            .icon("predict.png")
            .shortDescription("Predicts the outcome of rows by a mixed model, with and without their groups' effects.")
            .fullDescription(DescriptionText.of("predict-with-random-effects"))
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort(
                            "Model", "A model from Fit Mixed Model or Compute ICC.", MixedModelPortObject.TYPE)
                    .addInputTable(
                            "New data",
                            "The rows to predict, with the predictors and grouping columns of the model under the same"
                                    + " names. The outcome column is optional.")
                    .addOutputTable(
                            "Predictions", "The input table with predictions, group status and residuals appended."))
            .model(model -> model.parametersClass(PredictParameters.class)
                    .configure(Predict::configure)
                    .execute(Predict::execute))
            .nodeType(NodeType.Predictor)
            .keywords(
                    "BLUP",
                    "fitted values",
                    "residuals",
                    "shrinkage",
                    "multilevel model",
                    "mixed effects",
                    "apply model");

    /** For KNIME, which makes the node by this constructor. */
    public PredictNodeFactory() {
        super(NODE);
    }
}
