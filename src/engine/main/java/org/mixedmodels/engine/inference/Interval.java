package org.mixedmodels.engine.inference;

import org.jspecify.annotations.Nullable;

/**
 * A confidence interval.
 *
 * @param lower the lower limit, NaN where there is none
 * @param upper the upper limit, NaN where there is none
 * @param gap why a limit is missing, null if none is
 */
public record Interval(double lower, double upper, @Nullable IntervalGap gap) {

    /** An interval with both its limits. */
    static Interval of(double lower, double upper) {
        return new Interval(lower, upper, null);
    }

    /** No interval. */
    static Interval none(IntervalGap gap) {
        return new Interval(Double.NaN, Double.NaN, gap);
    }

    /** The interval of the squares, for limits of standard deviations. */
    Interval squared() {
        return new Interval(lower * lower, upper * upper, gap);
    }
}
