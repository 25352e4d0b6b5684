package org.mixedmodels.engine.predict;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How many standard errors the limits of a two-sided interval are away, by Student's t, fast: the logarithm of the quantile
 * is smooth in 1/df. A Chebyshev polynomial through a few quantiles fills a table, in which cubics interpolate. Fewer than
 * one degree of freedom count as one.
 */
final class StudentQuantile {

    private static final int NODES = 32;
    private static final int CELLS = 1024;
    private static final double ACCURACY = 1e-13;

    private final double normal;
    /** At 1/df = 0, 1/CELLS, ..., 1. */
    private final double[] logarithms = new double[CELLS + 1];

    /** Quantiles for a level between 0 and 1. */
    StudentQuantile(double level) {
        double upper = 0.5 + level / 2;
        normal = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(upper);
        double[] coefficients = coefficients(upper);
        for (int i = 0; i <= CELLS; i++) {
            logarithms[i] = clenshaw(coefficients, 2.0 * i / CELLS - 1);
        }
    }

    private static double[] coefficients(double upper) {
        double[] coefficients = new double[NODES];
        for (int i = 0; i < NODES; i++) {
            double angle = Math.PI * (i + 0.5) / NODES;
            double inverseDf = (1 + Math.cos(angle)) / 2;
            double quantile = new TDistribution(null, 1 / inverseDf, ACCURACY).inverseCumulativeProbability(upper);
            for (int k = 0; k < NODES; k++) {
                coefficients[k] += (k == 0 ? 1.0 : 2.0) / NODES * Math.log(quantile) * Math.cos(k * angle);
            }
        }
        return coefficients;
    }

    private static double clenshaw(double[] coefficients, double x) {
        double next = 0;
        double afterNext = 0;
        for (int k = NODES - 1; k > 0; k--) {
            double current = 2 * x * next - afterNext + coefficients[k];
            afterNext = next;
            next = current;
        }
        return x * next - afterNext + coefficients[0];
    }

    /** The quantile for degrees of freedom; NaN for NaN. */
    double at(double df) {
        if (df == Double.POSITIVE_INFINITY) {
            return normal;
        }
        if (Double.isNaN(df)) {
            return Double.NaN;
        }
        double place = CELLS / Math.max(1, df);
        int cell = Math.max(1, Math.min(CELLS - 2, (int) place));
        double t = place - cell;
        // Lagrange's cubic through the four points around
        double before = -t * (t - 1) * (t - 2) / 6;
        double here = (t + 1) * (t - 1) * (t - 2) / 2;
        double next = -(t + 1) * t * (t - 2) / 2;
        double afterNext = (t + 1) * t * (t - 1) / 6;
        return Math.exp(before * logarithms[cell - 1]
                + here * logarithms[cell]
                + next * logarithms[cell + 1]
                + afterNext * logarithms[cell + 2]);
    }
}
