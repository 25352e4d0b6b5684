package org.mixedmodels.engine.result;

import java.util.List;

/**
 * The fixed effects beta.
 *
 * @param terms the p names as R has them
 * @param estimates the p estimates
 * @param covariance their p x p covariance matrix, sigma^2 (X'V^-1X)^-1
 * @param dropped names of columns that were left out because they are linear combinations of others
 */
public record FixedEffects(List<String> terms, double[] estimates, double[][] covariance, List<String> dropped) {

    /** Copies the lists; arrays are taken as they are. */
    public FixedEffects {
        terms = List.copyOf(terms);
        dropped = List.copyOf(dropped);
    }

    /** The standard error of an estimate. */
    public double stdError(int index) {
        return Math.sqrt(covariance[index][index]);
    }
}
