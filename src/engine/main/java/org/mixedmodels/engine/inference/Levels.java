package org.mixedmodels.engine.inference;

import org.apache.commons.math3.distribution.NormalDistribution;

/** Confidence levels. */
final class Levels {

    private Levels() {}

    static void require(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a confidence level lies between 0 and 1, not at " + level);
        }
    }

    /** The normal quantile of a two-sided interval. */
    static double normalQuantile(double level) {
        require(level);
        return new NormalDistribution(null, 0, 1).inverseCumulativeProbability(0.5 + level / 2);
    }
}
