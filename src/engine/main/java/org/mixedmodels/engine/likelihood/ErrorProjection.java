package org.mixedmodels.engine.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.mixedmodels.engine.design.CrossProducts;

/**
 * Draws what the columns of [Z X] see of independent errors e ~ N(0, W^-1), without the rows: coefficients c with
 * [Z X]'We = A c, A = [Z X]'W[Z X], so that A c ~ N(0, A).
 *
 * <p>c is drawn from N(0, (A + D)^-1), D diagonal and 10^-12 of A's diagonal: A may be singular, as it is where intercepts
 * of X are sums of those of Z. The directions that A does not have are lost in the product A c, exactly so for any D; in
 * the others the variance differs by about that factor.
 */
final class ErrorProjection {

    /** A root of a variance in units of a column's own; the ridge is the inverse of its square. */
    private static final double LARGE = 1e6;

    private final BlockedCholesky factor;
    private final double[][] lambda;
    private final int columns;
    private final long rank;

    ErrorProjection(CrossProducts sums) {
        CrossProducts whole = withColumnsAsEffects(sums);
        columns = sums.columns();
        lambda = whole.factors().stream().map(ErrorProjection::lambda).toArray(double[][]::new);
        factor = new BlockedCholesky(whole);
        if (!factor.factorize(lambda)) {
            throw new IllegalArgumentException("the cross-products are not positive semi-definite");
        }
        rank = rankOf(whole);
    }

    private static double[] lambda(CrossProducts.FactorProducts products) {
        int q = products.size();
        double[] squares = products.totalZz();
        double[] result = new double[q * q];
        for (int i = 0; i < q; i++) {
            double square = squares[i * q + i] / products.levels().size();
            result[i * q + i] = square > 0 ? LARGE / Math.sqrt(square) : 0;
        }
        return result;
    }

    /** The sums of a system without fixed effects and without an outcome, in which X is a factor of one level. */
    private static CrossProducts withColumnsAsEffects(CrossProducts sums) {
        int p = sums.columns();
        int k = sums.factors().size();
        List<CrossProducts.FactorProducts> factors = new ArrayList<>();
        List<CrossProducts.PairProducts> pairs = new ArrayList<>(sums.pairs());
        for (int f = 0; f < k; f++) {
            CrossProducts.FactorProducts products = sums.factors().get(f);
            factors.add(new CrossProducts.FactorProducts(
                    products.name(),
                    products.levels(),
                    products.size(),
                    products.zz(),
                    new double[products.zx().length / (p + 1)],
                    products.observations()));
            int levels = products.levels().size();
            if (p > 0) {
                int[] all = IntStream.range(0, levels).toArray();
                pairs.add(
                        new CrossProducts.PairProducts(f, k, all, new int[levels], withoutLast(products.zx(), p + 1)));
            }
        }
        if (p > 0) {
            double[] xx = withoutLast(Arrays.copyOf(sums.xx(), p * (p + 1)), p + 1);
            factors.add(
                    new CrossProducts.FactorProducts("", List.of(""), p, xx, new double[p], new long[] {sums.nobs()}));
        }
        return new CrossProducts(0, new double[] {1}, factors, pairs, sums.nobs(), 0, 0);
    }

    /** The matrix without its last column. */
    private static double[] withoutLast(double[] matrix, int width) {
        double[] result = new double[matrix.length / width * (width - 1)];
        for (int i = 0; i < result.length; i++) {
            result[i] = matrix[i / (width - 1) * width + i % (width - 1)];
        }
        return result;
    }

    /** The eigenvalues of the inverse are one where A has none, and next to zero elsewhere. */
    private long rankOf(CrossProducts whole) {
        SelectedInverse inverse = new SelectedInverse(factor, false);
        double trace = 0;
        long order = 0;
        for (int f = 0; f < whole.factors().size(); f++) {
            int q = whole.factors().get(f).size();
            int levels = whole.factors().get(f).levels().size();
            double[] block = new double[q * q];
            for (int level = 0; level < levels; level++) {
                inverse.diagonal(f, level, block);
                for (int i = 0; i < q; i++) {
                    trace += block[i * q + i];
                }
            }
            order += (long) levels * q;
        }
        return order - Math.round(trace);
    }

    /** The rank of A. */
    long rank() {
        return rank;
    }

    /**
     * A draw.
     *
     * @param normal gives independent standard normal numbers
     * @return the coefficients c, per factor q per level; those of the p columns of X last
     */
    double[][] draw(DoubleSupplier normal) {
        double[][] effects = Estimates.effects(lambda, factor.draw(normal));
        if (columns > 0) {
            return effects;
        }
        double[][] result = Arrays.copyOf(effects, effects.length + 1);
        result[effects.length] = new double[0];
        return result;
    }
}
