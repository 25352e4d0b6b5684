package org.mixedmodels.engine.inference;

import org.ejml.data.DMatrixRMaj;

/** What tests of the fixed effects of one model refer to: a covariance matrix and degrees of freedom. */
interface EffectsDistribution {

    /** The covariance matrix from which standard errors come, p x p. */
    DMatrixRMaj covariance();

    /** The degrees of freedom of one contrast, infinite for the normal distribution; {@code weights} has p numbers. */
    double degrees(double[] weights);

    /**
     * What an F test of several contrasts refers to.
     *
     * @param contrasts linearly independent rows of p weights
     * @param given the rows that they were chosen from
     */
    Denominator denominator(DMatrixRMaj contrasts, DMatrixRMaj given);

    /**
     * The reference of an F test.
     *
     * @param scale by which the Wald statistic over its degrees of freedom is multiplied
     * @param degrees the denominator degrees of freedom, infinite for chi-square
     */
    record Denominator(double scale, double degrees) {}
}
