package org.mixedmodels.engine.covariance;

import java.util.ArrayList;
import java.util.List;

/**
 * All effects have one variance, all pairs of them one correlation rho between -1/(q-1) and 1. With J the matrix of ones,
 *
 * <pre>
 *   Lambda = theta_1 J/q + theta_2 (I - J/q),
 * </pre>
 *
 * a symmetric square root: theta_1^2 and theta_2^2 are the eigenvalues of Lambda Lambda', relative variances of the mean of
 * the effects (times q) and of any contrast of them. The relative variance is (theta_1^2 + (q-1) theta_2^2) / q, the
 * relative covariance (theta_1^2 - theta_2^2) / q; the bounds of rho are theta_1 = 0 and theta_2 = 0.
 *
 * @param columns the number of columns q of the term; one column leaves theta_1 only
 */
public record CompoundSymmetry(int columns) implements CovarianceStructure {

    /** No eigenvalue starts below this part of the variance. */
    private static final double SMALLEST_PART = 0.01;

    @Override
    public int parameters() {
        return Math.min(2, columns);
    }

    @Override
    public List<Entry> entries(int k) {
        double mean = 1.0 / columns;
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < columns; j++) {
                entries.add(new Entry(i, j, k == 0 ? mean : (i == j ? 1 : 0) - mean));
            }
        }
        return entries;
    }

    @Override
    public boolean isStdDev(int k) {
        return true;
    }

    @Override
    public boolean isCorrelated() {
        return columns > 1;
    }

    /** The mean of the effects and what is orthogonal to it; the coefficients are the two eigenvalues. */
    @Override
    public List<double[]> basis(double[] units) {
        List<double[]> basis = new ArrayList<>();
        for (int k = 0; k < parameters(); k++) {
            double[] matrix = new double[columns * columns];
            entries(k).forEach(entry -> matrix[entry.row() * columns + entry.column()] = entry.value());
            basis.add(matrix);
        }
        return basis;
    }

    @Override
    public double[] theta(double[] sigma, double[] root) {
        double trace = 0;
        double sum = 0;
        for (int at = 0; at < columns * columns; at++) {
            trace += at % (columns + 1) == 0 ? sigma[at] : 0;
            sum += sigma[at];
        }
        double smallest = SMALLEST_PART * trace / columns;
        double ofMean = Math.sqrt(Math.max(sum / columns, smallest));
        return columns == 1
                ? new double[] {ofMean}
                : new double[] {ofMean, Math.sqrt(Math.max((trace - sum / columns) / (columns - 1), smallest))};
    }
}
