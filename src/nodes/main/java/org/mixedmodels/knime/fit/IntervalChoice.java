package org.mixedmodels.knime.fit;

import org.knime.node.parameters.widget.choices.Label;

/** How confidence intervals are computed; stored by the constants' names. */
enum IntervalChoice {
    @Label(
            value = "Wald",
            description = "From the standard errors: on the scale of the coefficient, and of the logarithm for"
                    + " variances. Immediate; rough for variances with few groups.")
    WALD,
    @Label(
            value = "Profile",
            description = "All values that a likelihood-ratio test does not reject, as confint() in R. Asymmetric"
                    + " where the data are; takes many more evaluations.")
    PROFILE,
    @Label(
            value = "Bootstrap",
            description = "The quantiles of the estimates of data that are simulated from the model (parametric"
                    + " bootstrap). The slowest and the freest of assumptions on the estimates.")
    BOOTSTRAP
}
