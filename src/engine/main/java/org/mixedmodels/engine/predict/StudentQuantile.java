package org.mixedmodels.engine.predict;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How many standard errors the limits of a two-sided interval are away, by Student's t, fast: the logarithm of the quantile
 * is smooth in 1/df, and is interpolated there by Chebyshev polynomials. Fewer than one degree of freedom count as one.
 */
final class StudentQuantile {

    private static final int NODES = 32;
    private static final double ACCURACY = 1e-13;

    private final double normal;
    private final double[] coefficients = new double[NODES];

    /** Quantiles for a level between 0 and 1. */
    StudentQuantile(double level) {
        double upper = 0.5 + level / 2;
        normal = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(upper);
        for (int i = 0; i < NODES; i++) {
            double angle = Math.PI * (i + 0.5) / NODES;
            double inverseDf = (1 + Math.cos(angle)) / 2;
            double quantile = new TDistribution(null, 1 / inverseDf, ACCURACY).inverseCumulativeProbability(upper);
            for (int k = 0; k < NODES; k++) {
                coefficients[k] += (k == 0 ? 1.0 : 2.0) / NODES * Math.log(quantile) * Math.cos(k * angle);
            }
        }
    }

    /** The quantile for degrees of freedom; NaN for NaN. */
    double at(double df) {
        if (df == Double.POSITIVE_INFINITY) {
            return normal;
        }
        // Clenshaw's recurrence on [-1, 1]
        double x = 2 / Math.max(1, df) - 1;
        double next = 0;
        double afterNext = 0;
        for (int k = NODES - 1; k > 0; k--) {
            double current = 2 * x * next - afterNext + coefficients[k];
            afterNext = next;
            next = current;
        }
        return Math.exp(x * next - afterNext + coefficients[0]);
    }
}
