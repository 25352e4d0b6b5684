package org.mixedmodels.engine.residual;

import java.util.Arrays;

/**
 * A box plot (Tukey 1977, Exploratory Data Analysis): whiskers reach to the furthest values within one and a half times the
 * distance of the quartiles.
 *
 * @param low the end of the lower whisker
 * @param quarter the lower quartile
 * @param median the median
 * @param threeQuarters the upper quartile
 * @param high the end of the upper whisker
 * @param outliers the values beyond the whiskers, ascending
 */
public record BoxSummary(
        double low, double quarter, double median, double threeQuarters, double high, double[] outliers) {

    private static final double REACH = 1.5;

    /** The box of values in ascending order, one at least. */
    public static BoxSummary of(double[] ordered) {
        double quarter = NormalQuantiles.quantile(ordered, 0.25);
        double threeQuarters = NormalQuantiles.quantile(ordered, 0.75);
        double reach = REACH * (threeQuarters - quarter);
        double[] inside = Arrays.stream(ordered)
                .filter(value -> value >= quarter - reach && value <= threeQuarters + reach)
                .toArray();
        double[] outside = Arrays.stream(ordered)
                .filter(value -> value < quarter - reach || value > threeQuarters + reach)
                .toArray();
        return new BoxSummary(
                inside[0],
                quarter,
                NormalQuantiles.quantile(ordered, 0.5),
                threeQuarters,
                inside[inside.length - 1],
                outside);
    }
}
