package org.mixedmodels.engine.likelihood;

import static org.mixedmodels.engine.linalg.BlockProducts.addProduct;
import static org.mixedmodels.engine.linalg.BlockProducts.addTransposedProduct;

import org.mixedmodels.engine.design.CrossProducts;

/**
 * Products with the inverse of the relative covariance matrix V = W^-1 + Z Lambda Lambda'Z' of the outcome, without that
 * matrix: for any C, from Z'WC alone,
 *
 * <pre>
 *   Z'V^-1 C = Z'WC - Z'WZ Lambda (Lambda'Z'WZ Lambda + I)^-1 Lambda'Z'WC.
 * </pre>
 *
 * Matrices with a row per random effect are kept per factor, level by level, q rows of {@code count} numbers each.
 */
final class InverseProducts {

    private final BlockedCholesky factor;
    private final CrossProducts sums;

    /** Products at the Lambda for which a system was factorised. */
    InverseProducts(BlockedCholesky factor) {
        this.factor = factor;
        this.sums = factor.sums();
    }

    /** Z'V^-1 X, p columns. */
    double[][] withFixed() {
        int p = sums.columns();
        double[][] zx = new double[sums.factors().size()][];
        for (int f = 0; f < zx.length; f++) {
            double[] source = sums.factors().get(f).zx();
            int rows = source.length / (p + 1);
            zx[f] = new double[rows * p];
            for (int row = 0; row < rows; row++) {
                System.arraycopy(source, row * (p + 1), zx[f], row * p, p);
            }
        }
        return inverse(zx, p);
    }

    /** Z'V^-1 Z T. */
    double[][] withRandom(double[][] t, int count) {
        return inverse(RandomProducts.times(sums, t, count), count);
    }

    /** Z'V^-1 C from Z'WC. */
    private double[][] inverse(double[][] zc, int count) {
        double[][] u = new double[zc.length][];
        for (int f = 0; f < zc.length; f++) {
            int q = sums.factors().get(f).size();
            u[f] = new double[zc[f].length];
            for (int at = 0; at < u[f].length; at += q * count) {
                addTransposedProduct(1, factor.lambda()[f], 0, q, zc[f], at, count, u[f], at, count, q, q, count);
            }
        }
        EffectsSolve.solve(factor, u, count);
        for (int f = 0; f < zc.length; f++) {
            u[f] = leftProduct(factor.lambda()[f], u[f], count);
        }
        double[][] explained = RandomProducts.times(sums, u, count);
        for (int f = 0; f < zc.length; f++) {
            for (int i = 0; i < explained[f].length; i++) {
                explained[f][i] = zc[f][i] - explained[f][i];
            }
        }
        return explained;
    }

    /** M T_j for every level j of one factor. */
    static double[] leftProduct(double[] m, double[] t, int count) {
        int q = (int) Math.round(Math.sqrt(m.length));
        double[] product = new double[t.length];
        for (int at = 0; at < t.length; at += q * count) {
            addProduct(1, m, 0, q, t, at, count, product, at, count, q, q, count);
        }
        return product;
    }

    /** Adds A'B over all levels of one factor to a count x count matrix. */
    static void addGram(double[] a, double[] b, int count, double[] gram) {
        addTransposedProduct(1, a, 0, count, b, 0, count, gram, 0, count, a.length / count, count, count);
    }
}
