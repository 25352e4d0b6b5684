package org.mixedmodels.engine.inference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.FDistribution;
import org.mixedmodels.engine.design.CrossProducts;

/**
 * The statistic for the ratio r of the variance of a single random effect to sigma^2,
 *
 * <pre>
 *   H(r) = ((Q(r) - Q(inf)) / k) / (Q(inf) / m),
 * </pre>
 *
 * with Q(r) the generalised residual sum of squares for the covariance matrix I + r ZZ', and Q(inf) that within groups:
 * at the true r it has the F distribution with k and m degrees of freedom, and it falls as r grows (Wald 1947).
 */
final class VarianceRatio {

    private static final double RANK_TOLERANCE = 1e-10;
    private static final double NOISE = 1e-14;
    private static final double ACCURACY = 1e-13;
    /** Of the logarithm of r Z_j'Z_j: beyond it the differences between groups drown in rounding. */
    private static final double LARGEST = 20;

    private final CrossProducts sums;
    private final int width;
    /** [X y]'[X y] within groups. */
    private final double[] inner;
    /** Per distinct value of Z_j'Z_j the sum of [X y]'Z_j Z_j'[X y] over its groups. */
    private final Map<Double, double[]> between = new LinkedHashMap<>();

    private final double within;
    private final int numeratorDf;
    private final long denominatorDf;

    /** The ratio of a model with one factor and one column of Z. */
    VarianceRatio(CrossProducts sums) {
        this.sums = sums;
        width = sums.columns() + 1;
        inner = sums.xx().clone();
        CrossProducts.FactorProducts factor = sums.factors().get(0);
        int groups = 0;
        for (int level = 0; level < factor.zz().length; level++) {
            double square = factor.zz()[level];
            if (square > 0) {
                addProduct(
                        1, factor.zx(), level * width, between.computeIfAbsent(square, s -> new double[inner.length]));
                groups++;
            }
        }
        between.forEach((square, products) -> add(-1 / square, products, inner));
        double[] swept = inner.clone();
        int rank = sweep(swept, RANK_TOLERANCE);
        within = swept[swept.length - 1];
        numeratorDf = groups - (sums.columns() - rank);
        denominatorDf = sums.nobs() - groups - rank;
    }

    private void addProduct(double multiple, double[] rows, int at, double[] target) {
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                target[i * width + j] += multiple * rows[at + i] * rows[at + j];
            }
        }
    }

    private static void add(double multiple, double[] source, double[] target) {
        for (int i = 0; i < source.length; i++) {
            target[i] += multiple * source[i];
        }
    }

    /** Sweeps X out of a matrix of products of [X y], columns that depend on others left alone; returns its rank. */
    private int sweep(double[] matrix, double tolerance) {
        int rank = 0;
        for (int k = 0; k < width - 1; k++) {
            double pivot = matrix[k * width + k];
            if (pivot > tolerance * sums.xx(k, k)) {
                rank++;
                for (int i = k + 1; i < width; i++) {
                    double multiple = matrix[i * width + k] / pivot;
                    for (int j = k + 1; j < width; j++) {
                        matrix[i * width + j] -= multiple * matrix[k * width + j];
                    }
                }
            }
        }
        return rank;
    }

    /** Whether there are degrees of freedom between and within groups, and residuals within. */
    boolean isTestable() {
        return numeratorDf > 0 && denominatorDf > 0 && within > NOISE * sums.xx(width - 1, width - 1);
    }

    int numeratorDf() {
        return numeratorDf;
    }

    long denominatorDf() {
        return denominatorDf;
    }

    /** H(r). */
    double statistic(double ratio) {
        double[] matrix = inner.clone();
        between.forEach((square, products) -> add(1 / (square * (1 + ratio * square)), products, matrix));
        sweep(matrix, NOISE);
        return Math.max(0, matrix[matrix.length - 1] - within) / numeratorDf / (within / denominatorDf);
    }

    /** The probability of a larger F. */
    double upperTail(double statistic) {
        // the lower tail of the reciprocal keeps the digits of small probabilities
        return statistic > 0 ? distribution(denominatorDf, numeratorDf).cumulativeProbability(1 / statistic) : 1;
    }

    /** The ratio at which H is the F quantile of a probability; zero if it would be negative. */
    double atQuantile(double probability) {
        double quantile = distribution(numeratorDf, denominatorDf).inverseCumulativeProbability(probability);
        if (!(statistic(0) > quantile)) {
            return 0;
        }
        double smallest = Math.log(sums.nobs() / totalSquare()) - LARGEST;
        double largest = smallest + 2 * LARGEST;
        if (statistic(Math.exp(largest)) >= quantile) {
            return Double.POSITIVE_INFINITY;
        }
        if (statistic(Math.exp(smallest)) <= quantile) {
            return 0;
        }
        return Math.exp(new BrentSolver(ACCURACY, ACCURACY)
                .solve(500, log -> statistic(Math.exp(log)) - quantile, smallest, largest));
    }

    private double totalSquare() {
        return sums.factors().get(0).totalZz()[0];
    }

    /** The share of the effect in the variance of the average row at a ratio. */
    double share(double ratio) {
        return Double.isInfinite(ratio) ? 1 : ratio * totalSquare() / (ratio * totalSquare() + sums.nobs());
    }

    private static FDistribution distribution(double numerator, double denominator) {
        return new FDistribution(null, numerator, denominator, ACCURACY);
    }
}
