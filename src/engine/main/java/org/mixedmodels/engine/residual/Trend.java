package org.mixedmodels.engine.residual;

import java.util.stream.IntStream;

/**
 * Means of y within bins of x that hold about as many rows each, over all rows.
 *
 * @param x the mean of x in a bin
 * @param y the mean of y
 * @param stdError its standard error, for independent rows
 * @param counts the number of rows
 */
public record Trend(double[] x, double[] y, double[] stdError, long[] counts) {

    private static final double FAR = 1.959963984540054;

    /** In how many bins the mean lies further from a value than 95% of means would by chance. */
    public int binsAwayFrom(double value) {
        return (int) IntStream.range(0, y.length)
                .filter(bin -> Math.abs(y[bin] - value) > FAR * stdError[bin])
                .count();
    }
}
