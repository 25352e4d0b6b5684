package org.mixedmodels.engine.inference;

import org.jspecify.annotations.Nullable;

/**
 * A variance or covariance of random effects, or the residual variance, with its Wald interval.
 *
 * @param group the grouping factor, {@value #RESIDUAL} for the residual
 * @param term1 the effect, null for the residual
 * @param term2 the other effect of a covariance, null for a variance
 * @param vcov the variance or covariance
 * @param sdcor the standard deviation or correlation
 * @param stdError the standard error of {@code vcov}, NaN where it is not known
 * @param lower lower limit for {@code vcov}, NaN where it is not known
 * @param upper upper limit
 */
public record VarianceComponent(
        String group,
        @Nullable String term1,
        @Nullable String term2,
        double vcov,
        double sdcor,
        double stdError,
        double lower,
        double upper) {

    /** The group of the residual variance. */
    public static final String RESIDUAL = "Residual";

    /** Whether this is a variance, of effects or residuals. */
    public boolean isVariance() {
        return term2 == null;
    }

    /** The same with another interval of {@code vcov}. */
    VarianceComponent withInterval(Interval interval) {
        return new VarianceComponent(group, term1, term2, vcov, sdcor, stdError, interval.lower(), interval.upper());
    }

    /** The same with another standard error. */
    VarianceComponent withStdError(double other) {
        return new VarianceComponent(group, term1, term2, vcov, sdcor, other, lower, upper);
    }
}
