package org.mixedmodels.engine.residual;

/**
 * The ellipse that holds a share of a bivariate normal distribution about zero.
 *
 * @param x points along it
 * @param y points along it
 */
public record CovarianceEllipse(double[] x, double[] y) {

    private static final int POINTS = 73;

    /**
     * An ellipse.
     *
     * @param covariance 2 x 2
     * @param level the share that it holds, between 0 and 1
     */
    public static CovarianceEllipse of(double[][] covariance, double level) {
        double radius = Math.sqrt(-2 * Math.log(1 - level));
        double a = Math.sqrt(covariance[0][0]);
        double b = a > 0 ? covariance[0][1] / a : 0;
        double c = Math.sqrt(Math.max(0, covariance[1][1] - b * b));
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double angle = 2 * Math.PI * i / (POINTS - 1);
            x[i] = radius * a * Math.cos(angle);
            y[i] = radius * (b * Math.cos(angle) + c * Math.sin(angle));
        }
        return new CovarianceEllipse(x, y);
    }
}
