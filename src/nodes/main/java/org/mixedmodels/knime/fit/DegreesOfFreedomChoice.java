package org.mixedmodels.knime.fit;

import org.knime.node.parameters.widget.choices.Label;
import org.mixedmodels.engine.inference.DegreesOfFreedom;

/** The reference distribution of the tests; stored by the constants' names. */
enum DegreesOfFreedomChoice {
    @Label(
            value = "Satterthwaite",
            description = "t and F distributions with degrees of freedom estimated from the data, as lmerTest in R and"
                    + " SPSS. Right for nearly all models; with many groups the same as the normal distribution.")
    SATTERTHWAITE(DegreesOfFreedom.SATTERTHWAITE),
    @Label(
            value = "Kenward-Roger",
            description = "As Satterthwaite, with standard errors that are corrected for small samples (Kenward and"
                    + " Roger, 1997). Best with few groups. Needs REML, and takes longer.")
    KENWARD_ROGER(DegreesOfFreedom.KENWARD_ROGER),
    @Label(
            value = "Residual",
            description = "The t distribution with the number of rows minus the number of fixed effects. Good only for"
                    + " predictors that vary within groups.")
    RESIDUAL(DegreesOfFreedom.RESIDUAL),
    @Label(
            value = "None (z)",
            description = "The normal distribution, the default of Stata. With few groups the p-values are too small.")
    NONE(DegreesOfFreedom.NONE);

    private final DegreesOfFreedom m_method;

    DegreesOfFreedomChoice(DegreesOfFreedom method) {
        m_method = method;
    }

    DegreesOfFreedom toEngine() {
        return m_method;
    }
}
