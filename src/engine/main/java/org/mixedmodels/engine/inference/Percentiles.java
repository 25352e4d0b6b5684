package org.mixedmodels.engine.inference;

import org.apache.commons.math3.distribution.NormalDistribution;

/** Percentiles of bootstrap replicates. */
final class Percentiles {

    private Percentiles() {}

    /**
     * The order statistic (R + 1) alpha, interpolated on the scale of normal quantiles (Davison and Hinkley 1997, Bootstrap
     * Methods and their Application, equation 5.8); the smallest or largest value beyond them.
     *
     * @param sorted the R values, ascending
     * @param alpha between 0 and 1
     */
    static double of(double[] sorted, double alpha) {
        int n = sorted.length;
        double place = (n + 1) * alpha;
        // a product such as 1000 * 0.025 may miss its whole number by rounding
        int k = (int) Math.floor(place + 1e-9);
        if (k < 1) {
            return sorted[0];
        }
        if (k >= n || place - k < 1e-9) {
            return sorted[Math.min(k, n) - 1];
        }
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        double below = normal.inverseCumulativeProbability(k / (n + 1.0));
        double above = normal.inverseCumulativeProbability((k + 1) / (n + 1.0));
        double share = (normal.inverseCumulativeProbability(alpha) - below) / (above - below);
        return sorted[k - 1] + share * (sorted[k] - sorted[k - 1]);
    }
}
