package org.mixedmodels.engine.residual;

import org.jspecify.annotations.Nullable;

/**
 * Straight lines of the outcome over a predictor: in each group alone (no pooling), in each group by the model (partial
 * pooling), in all rows together (complete pooling). Without a predictor the lines are levels: their slopes are zero.
 *
 * <p>The model's line of a group has the other predictors, and the effects of other factors, at the means of the group's
 * rows, so that it passes through them.
 *
 * @param factor the place of the grouping factor in the random-effects design
 * @param group its name
 * @param predictor the numeric predictor, null for none
 * @param randomSlope whether its slope varies between the groups of this factor
 * @param observations per level, as the cross-products have them, the number of rows
 * @param from per level the smallest x
 * @param to per level the largest x
 * @param means per level the mean x
 * @param none per level the least-squares line; NaN where x does not vary
 * @param partial per level the model's line
 * @param complete the least-squares line of all rows
 * @param population the model's line without random effects
 * @param range the smallest, the mean and the largest x of all rows
 */
public record GroupLines(
        int factor,
        String group,
        @Nullable String predictor,
        boolean randomSlope,
        long[] observations,
        double[] from,
        double[] to,
        double[] means,
        Lines none,
        Lines partial,
        Line complete,
        Line population,
        double[] range) {

    /**
     * Lines by level.
     *
     * @param intercepts their heights at x = 0
     * @param slopes their slopes
     */
    public record Lines(double[] intercepts, double[] slopes) {
        /** The height of a line. */
        public double at(int level, double x) {
            return intercepts[level] + slopes[level] * x;
        }
    }

    /**
     * A line.
     *
     * @param intercept its height at x = 0
     * @param slope its slope
     */
    public record Line(double intercept, double slope) {
        /** Its height. */
        public double at(double x) {
            return intercept + slope * x;
        }
    }
}
