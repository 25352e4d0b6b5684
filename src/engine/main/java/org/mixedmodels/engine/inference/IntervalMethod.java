package org.mixedmodels.engine.inference;

/** How confidence intervals of a model's parameters are made. */
public enum IntervalMethod {
    /** Estimate and standard error: on the log scale for variances, by Fisher's z for correlations. */
    WALD,
    /** The values that a likelihood-ratio test does not reject. */
    PROFILE,
    /** Percentiles of the estimates from outcomes simulated from the model. */
    BOOTSTRAP
}
