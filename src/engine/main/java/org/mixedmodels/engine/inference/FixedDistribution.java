package org.mixedmodels.engine.inference;

import org.ejml.data.DMatrixRMaj;

/** The same degrees of freedom for every test. */
record FixedDistribution(DMatrixRMaj covariance, double degrees) implements EffectsDistribution {

    @Override
    public double degrees(double[] weights) {
        return degrees;
    }

    @Override
    public Denominator denominator(DMatrixRMaj contrasts, DMatrixRMaj given) {
        return new Denominator(1, degrees);
    }
}
