package org.mixedmodels.engine.effects;

import java.util.List;

/**
 * The slope of a predictor as a function of a second, numeric one, with its band (Bauer and Curran 2005, Multivariate Behav.
 * Res. 40, 373-400).
 *
 * @param x values of the second predictor over its range
 * @param points per value the slope with its standard error and interval
 * @param bounds where in that range the band begins or ends to hold zero, ascending (Johnson and Neyman 1936)
 */
public record SlopeFunction(double[] x, List<MarginalCurve.Point> points, List<Double> bounds) {

    /** Copies the lists; the array is taken as it is. */
    public SlopeFunction {
        points = List.copyOf(points);
        bounds = List.copyOf(bounds);
    }
}
