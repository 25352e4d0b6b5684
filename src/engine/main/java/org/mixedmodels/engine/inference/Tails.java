package org.mixedmodels.engine.inference;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/** Tail probabilities and quantiles of t and F; infinite degrees of freedom stand for the normal distribution. */
final class Tails {

    /** Student's t is the normal distribution to twelve digits from here on. */
    private static final double NORMAL = 1e12;

    private Tails() {}

    /** The probability that |T| is larger than |t|; NaN without positive degrees of freedom. */
    static double twoSided(double t, double df) {
        if (Double.isNaN(t) || !(df > 0)) {
            return Double.NaN;
        }
        double lower = df > NORMAL
                ? new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(t))
                : new TDistribution(null, df).cumulativeProbability(-Math.abs(t));
        return 2 * lower;
    }

    /** The quantile of a two-sided interval; NaN without positive degrees of freedom. */
    static double quantile(double level, double df) {
        if (!(df > 0)) {
            return Double.NaN;
        }
        return df > NORMAL
                ? Levels.normalQuantile(level)
                : new TDistribution(null, df).inverseCumulativeProbability(0.5 + level / 2);
    }

    /**
     * The probability of a larger F, by the incomplete beta function of the complement, which keeps the digits of small
     * ones (Abramowitz and Stegun 1964, 26.6.2).
     */
    static double larger(double f, int numeratorDf, double denominatorDf) {
        if (Double.isNaN(f) || !(denominatorDf > 0)) {
            return Double.NaN;
        }
        if (!(f > 0)) {
            return 1;
        }
        return denominatorDf > NORMAL
                ? Gamma.regularizedGammaQ(numeratorDf / 2.0, numeratorDf * f / 2)
                : Beta.regularizedBeta(
                        denominatorDf / (denominatorDf + numeratorDf * f), denominatorDf / 2, numeratorDf / 2.0);
    }
}
