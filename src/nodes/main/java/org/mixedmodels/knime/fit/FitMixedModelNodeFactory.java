package org.mixedmodels.knime.fit;

import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.mixedmodels.knime.dialog.DescriptionText;
import org.mixedmodels.knime.dialog.ModelPage;
import org.mixedmodels.knime.port.MixedModelPortObject;

/** Makes the node "Fit Mixed Model". The class name and the port names are stored in workflows and never change. */
public final class FitMixedModelNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Fit Mixed Model")
            .icon("fit.png")
            .shortDescription("Fits a multilevel (hierarchical, mixed-effects) model to data with groups.")
            .fullDescription(DescriptionText.of("fit-mixed-model"))
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputTable(
                            "Data",
                            "One row per observation, with the outcome, the predictors and the columns that tell the"
                                    + " groups. Missing values are allowed.")
                    .addOutputPort(
                            "Model",
                            "The fitted model, for Predict with Random Effects, Compare Models LRT and Compute ICC.",
                            MixedModelPortObject.TYPE)
                    .addOutputTable(
                            "Fixed effects",
                            "One row per coefficient: estimate, standard error, degrees of freedom, test statistic,"
                                    + " p-value and confidence interval.")
                    .addOutputTable(
                            "Variance components",
                            "The variances and covariances of the random effects and, in the last row, the residual"
                                    + " variance.")
                    .addOutputTable(
                            "Random effects",
                            "One row per group and random effect: how far the group lies from the average group.")
                    .addOutputTable(
                            "Summary",
                            "One row per statistic of the whole model: the formula, rows used and skipped, groups,"
                                    + " log-likelihood, AIC, BIC, ICC, R2, how the estimation went, and the code for R"
                                    + " and Stata.")
                    .addOutputTable(
                            "Term tests",
                            "One row per term of the fixed effects: the type III F test of all its coefficients at"
                                    + " once."))
            .model(model -> model.parametersClass(FitParameters.class)
                    .configure(FitMixedModel::configure)
                    .execute(FitMixedModel::execute))
            .addView(view -> ModelPage.of(
                    view,
                    "The model in words and equations, its coefficients and shares of variance, the effects of the"
                            + " groups, the lines of groups with the data, the residuals, and predicted values."))
            .nodeType(NodeType.Learner)
            .keywords(
                    "multilevel model",
                    "hierarchical linear model",
                    "HLM",
                    "mixed effects",
                    "random effects",
                    "random intercept",
                    "random slope",
                    "lme4",
                    "lmer",
                    "nested data",
                    "repeated measures",
                    "REML");

    /** For KNIME, which makes the node by this constructor. */
    public FitMixedModelNodeFactory() {
        super(NODE);
    }
}
