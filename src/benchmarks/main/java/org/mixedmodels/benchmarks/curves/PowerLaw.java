package org.mixedmodels.benchmarks.curves;

/** The exponent b of y = a x^b, by least squares of log y on log x. */
final class PowerLaw {

    private PowerLaw() {}

    /**
     * The exponent.
     *
     * @param x positive, not all equal
     * @param y positive, as many
     */
    static double exponent(double[] x, double[] y) {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            meanX += Math.log(x[i]) / x.length;
            meanY += Math.log(y[i]) / x.length;
        }
        double products = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            double deviation = Math.log(x[i]) - meanX;
            products += deviation * (Math.log(y[i]) - meanY);
            squares += deviation * deviation;
        }
        return products / squares;
    }
}
