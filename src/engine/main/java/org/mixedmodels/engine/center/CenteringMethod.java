package org.mixedmodels.engine.center;

/** What is subtracted from a predictor. */
public enum CenteringMethod {
    /** The mean over all rows. */
    GRAND_MEAN,
    /** The mean over the rows of the same group (centering within cluster). */
    GROUP_MEAN,
    /** As {@link #GROUP_MEAN}; the group means become predictors of their own (within-between, Mundlak). */
    GROUP_MEAN_KEEP,
    /** The mean over all rows; the difference is divided by the standard deviation (n - 1). */
    STANDARDIZE;

    /** Whether groups are needed. */
    public boolean isByGroup() {
        return this == GROUP_MEAN || this == GROUP_MEAN_KEEP;
    }
}
