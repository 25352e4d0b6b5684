package org.mixedmodels.knime.centerapply;

import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.mixedmodels.knime.dialog.DescriptionText;
import org.mixedmodels.knime.port.CenteringPortObject;

/** Makes the node "Center Predictors (Apply)". The class name and the port names are stored in workflows. */
public final class CenterPredictorsApplyNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Center Predictors (Apply)")
            .icon("centerapply.png")
            .shortDescription(
                    "Centers the columns of new data by the means that Center Predictors found in other data.")
            .fullDescription(DescriptionText.of("center-predictors-apply"))
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort(
                            "Centering model", "A centering model from Center Predictors.", CenteringPortObject.TYPE)
                    .addInputTable(
                            "New data",
                            "The columns to center and, for group means, the grouping columns, under the names that"
                                    + " they had in Center Predictors.")
                    .addOutputTable("Centered data", "The input table with the centered columns and the group status."))
            .model(model -> model.parametersClass(CenterApplyParameters.class)
                    .configure(CenterApply::configure)
                    .execute(CenterApply::execute))
            .nodeType(NodeType.Manipulator)
            .keywords(
                    "centering within cluster",
                    "group mean centering",
                    "grand mean centering",
                    "standardize",
                    "new data",
                    "apply model",
                    "multilevel model");

    /** For KNIME, which makes the node by this constructor. */
    public CenterPredictorsApplyNodeFactory() {
        super(NODE);
    }
}
