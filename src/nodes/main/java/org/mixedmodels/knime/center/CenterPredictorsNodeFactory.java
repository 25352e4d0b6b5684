package org.mixedmodels.knime.center;

import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.mixedmodels.knime.dialog.DescriptionText;
import org.mixedmodels.knime.port.CenteringPortObject;

/** Makes the node "Center Predictors". The class name and the port names are stored in workflows and never change. */
public final class CenterPredictorsNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Center Predictors")
            .icon("center.png")
            .shortDescription("Centers numeric columns at the grand mean or at group means, or standardizes them.")
            .fullDescription(DescriptionText.of("center-predictors"))
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputTable(
                            "Data", "The columns to center and, for group means, the column that tells the groups.")
                    .addOutputTable("Centered data", "The input table with the centered columns.")
                    .addOutputPort(
                            "Centering model",
                            "The means and standard deviations that were used.",
                            CenteringPortObject.TYPE))
            .model(model -> model.parametersClass(CenterParameters.class)
                    .configure(CenterPredictors::configure)
                    .execute(CenterPredictors::execute))
            .nodeType(NodeType.Manipulator)
            .keywords(
                    "centering within cluster",
                    "group mean centering",
                    "grand mean centering",
                    "standardize",
                    "z-score",
                    "within-between",
                    "Mundlak",
                    "contextual effect",
                    "multilevel model");

    /** For KNIME, which makes the node by this constructor. */
    public CenterPredictorsNodeFactory() {
        super(NODE);
    }
}
