package org.mixedmodels.knime.dialog;

import org.knime.node.parameters.widget.choices.Label;
import org.mixedmodels.engine.likelihood.Estimation;

/** The estimation method as dialogs offer it; stored in workflows by the constants' names. */
public enum EstimationChoice {
    /** Restricted maximum likelihood. */
    @Label(
            value = "REML",
            description = "Restricted maximum likelihood: variances are estimated without the downward bias that"
                    + " comes from estimating the fixed effects. The usual choice for reporting a model.")
    REML(Estimation.REML),
    /** Maximum likelihood. */
    @Label(
            value = "ML",
            description = "Maximum likelihood: the choice when models with different fixed effects are compared.")
    ML(Estimation.ML);

    private final Estimation m_estimation;

    EstimationChoice(Estimation estimation) {
        m_estimation = estimation;
    }

    /** Returns the engine's name for this method. */
    public Estimation toEngine() {
        return m_estimation;
    }
}
