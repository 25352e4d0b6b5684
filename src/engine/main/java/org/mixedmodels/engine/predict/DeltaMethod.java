package org.mixedmodels.engine.predict;

/**
 * What the error of the estimated covariance parameters does to functions of them, which are given by their values at the
 * estimates and a step beside them in each theta. Not thread safe.
 */
final class DeltaMethod {

    private final double[] steps;
    private final double[][] covariance;
    private final double[] gradient;

    /**
     * The method for a model.
     *
     * @param steps per theta its step
     * @param covariance of (theta, log sigma)
     */
    DeltaMethod(double[] steps, double[][] covariance) {
        this.steps = steps;
        this.covariance = covariance;
        gradient = new double[steps.length + 1];
    }

    /**
     * The variance of a function of theta.
     *
     * @param values at the estimates, then with each theta a step further
     */
    double variance(double[] values) {
        return spread(values, 0);
    }

    /**
     * The degrees of freedom of the variance sigma^2 r(theta), 2 r^2 / (g'Ag) for g the derivatives of log sigma^2 r times
     * r, by moments (Satterthwaite 1946).
     *
     * @param r at the estimates, then with each theta a step further
     */
    double degrees(double[] r) {
        double spread = spread(r, 2 * r[0]);
        return spread == 0 ? Double.POSITIVE_INFINITY : 2 * r[0] * r[0] / spread;
    }

    private double spread(double[] values, double inLogSigma) {
        int k = steps.length;
        for (int i = 0; i < k; i++) {
            gradient[i] = (values[i + 1] - values[0]) / steps[i];
        }
        gradient[k] = inLogSigma;
        double sum = 0;
        for (int i = 0; i <= k; i++) {
            for (int j = 0; j <= k; j++) {
                sum += gradient[i] * covariance[i][j] * gradient[j];
            }
        }
        return Math.max(0, sum);
    }
}
