package org.mixedmodels.engine.residual;

import java.util.stream.IntStream;

/** Sums for least-squares lines and for mean lines of a model, by level; x and y are counted from a row's. */
final class LineSums {

    private final double[] n;
    private final double[] x;
    private final double[] xx;
    private final double[] y;
    private final double[] xy;
    private final double[] intercepts;
    private final double[] slopes;

    LineSums(int levels) {
        n = new double[levels];
        x = new double[levels];
        xx = new double[levels];
        y = new double[levels];
        xy = new double[levels];
        intercepts = new double[levels];
        slopes = new double[levels];
    }

    /** Adds a row with the model's line for it. */
    void add(int level, double atX, double atY, double intercept, double slope) {
        n[level]++;
        x[level] += atX;
        xx[level] += atX * atX;
        y[level] += atY;
        xy[level] += atX * atY;
        intercepts[level] += intercept;
        slopes[level] += slope;
    }

    double[] meansX(double firstX) {
        return IntStream.range(0, n.length)
                .mapToDouble(level -> meanX(level) + firstX)
                .toArray();
    }

    double meanX(int level) {
        return x[level] / n[level];
    }

    /** The sum of squares of x about its mean. */
    private double squares(int level) {
        return xx[level] - x[level] * x[level] / n[level];
    }

    /** Whether x varies within levels, compared with all of its variation. */
    boolean variesWithin(double tolerance) {
        double within = 0;
        double[] total = new double[3];
        for (int level = 0; level < n.length; level++) {
            within += squares(level);
            total[0] += n[level];
            total[1] += x[level];
            total[2] += xx[level];
        }
        return within > tolerance * (total[2] - total[1] * total[1] / total[0]);
    }

    /**
     * Least-squares lines; NaN where x does not vary.
     *
     * @param levels whether x is zero throughout and the lines are means
     */
    GroupLines.Lines leastSquares(double firstX, double firstY, boolean levels) {
        double[] a = new double[n.length];
        double[] b = new double[n.length];
        for (int level = 0; level < n.length; level++) {
            double squares = squares(level);
            boolean constant = !(squares > 1e-12 * xx[level]);
            b[level] = constant ? (levels ? 0 : Double.NaN) : (xy[level] - x[level] * y[level] / n[level]) / squares;
            a[level] = y[level] / n[level] + firstY - b[level] * (meanX(level) + firstX);
        }
        return new GroupLines.Lines(a, b);
    }

    /** The means of the model's lines. */
    GroupLines.Lines model(double firstX, double firstY) {
        double[] a = new double[n.length];
        double[] b = new double[n.length];
        for (int level = 0; level < n.length; level++) {
            b[level] = slopes[level] / n[level];
            a[level] = intercepts[level] / n[level] + firstY - b[level] * firstX;
        }
        return new GroupLines.Lines(a, b);
    }
}
