package org.mixedmodels.engine.inference;

/** Why an interval lacks a limit. */
public enum IntervalGap {
    /** A variance is zero: it has no standard error, and the correlation of an effect that does not vary is undefined. */
    NO_VARIANCE,
    /** The information matrix is not positive definite: there are no standard errors. */
    NO_STANDARD_ERROR,
    /** The covariances of a compound-symmetric term follow from its variance and correlation, which have intervals. */
    NO_PROFILE,
    /** The search for the best other parameters did not end at a minimum. */
    SEARCH_FAILED,
    /** The profile has a point with a lower deviance than the fit: the fit is not at the maximum of the likelihood. */
    BETTER_FIT,
    /** Too few bootstrap replicates have a value. */
    FEW_REPLICATES
}
