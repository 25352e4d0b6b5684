package org.mixedmodels.engine.effects;

import java.util.List;

/**
 * Predicted values of an average group over a predictor.
 *
 * @param at where the second predictor is held: "-1 SD", "mean", "+1 SD", a number or a category; empty without one
 * @param value its number, or the index of the category; NaN without one
 * @param x the values of the first predictor, or the indices of its categories
 * @param points per value the prediction with its standard error and confidence interval
 */
public record MarginalCurve(String at, double value, double[] x, List<Point> points) {

    /** Copies the list; the array is taken as it is. */
    public MarginalCurve {
        points = List.copyOf(points);
    }

    /**
     * A number with its uncertainty.
     *
     * @param estimate the number
     * @param stdError its standard error
     * @param lower lower limit of its interval
     * @param upper upper limit
     */
    public record Point(double estimate, double stdError, double lower, double upper) {}
}
