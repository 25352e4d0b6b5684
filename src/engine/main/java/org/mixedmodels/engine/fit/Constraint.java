package org.mixedmodels.engine.fit;

import org.mixedmodels.engine.likelihood.ProfiledCriterion;

/** What it takes to hold one parameter of a model at a value. */
interface Constraint {

    /** The parameter's maximum-likelihood estimate. */
    double estimate();

    /** A rough standard error, to begin searches with. */
    double spread();

    /** The smallest value that the parameter can have; it may be infinite. */
    double smallest();

    /** The largest value that the parameter can have; it may be infinite. */
    double largest();

    /** Whether the deviance is infinite at a value. */
    default boolean isExcluded(double value) {
        return false;
    }

    /** The minimisation that is left once the parameter is held. */
    Remaining at(double value);

    /**
     * Minus twice the logarithm of the likelihood over the parameters that are free.
     *
     * @param criterion the likelihood of (theta, sigma)
     * @param coordinates the points of (theta, log sigma) that meet the constraint
     * @param start where to begin
     */
    record Remaining(ProfiledCriterion criterion, Coordinates coordinates, double[] start) {}
}
