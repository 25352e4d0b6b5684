package org.mixedmodels.engine.center;

/** What is subtracted from a predictor. */
public enum CenteringMethod {
    /** The mean over all rows. */
    GRAND_MEAN,
    /** The mean over the rows of the same group, of the lowest level (centering within cluster). */
    GROUP_MEAN,
    /** As {@link #GROUP_MEAN}; the group means of all levels become predictors of their own (within-between, Mundlak). */
    GROUP_MEAN_KEEP,
    /**
     * As {@link #GROUP_MEAN}; what was subtracted becomes predictors of its own, level by level: the mean of a class less
     * that of its school, the mean of a school less the grand mean (Brincks et al. 2017, Multivariate Behav. Res.
     * 52(2), 149-163). A mean is over rows, so that a group counts by its size. The parts and the grand mean add up to the
     * value.
     */
    CHAIN,
    /** The mean over all rows; the difference is divided by the standard deviation (n - 1). */
    STANDARDIZE,
    /**
     * The mean over the rows of the same group, of the lowest level; the difference is divided by the standard deviation
     * (n - 1) of the group's rows. Where they do not differ the result is missing.
     */
    STANDARDIZE_WITHIN;

    /** Whether groups are needed. */
    public boolean isByGroup() {
        return this != GRAND_MEAN && this != STANDARDIZE;
    }
}
