package org.mixedmodels.engine.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.RandomDesign;

/**
 * The directions in which the relative covariance matrix of the outcome is linear: V = W^-1 + sum_r gamma_r Z D_r Z', D_r
 * block-diagonal with the same block B_r for every level of one factor.
 */
final class CovarianceDirections {

    private final List<Direction> directions = new ArrayList<>();
    private final double[][] units;

    /**
     * A direction.
     *
     * @param factor the place of its factor among the cross-products
     * @param block B_r, q x q, positive semidefinite
     */
    record Direction(int factor, double[] block) {}

    CovarianceDirections(RandomDesign random, CrossProducts sums) {
        units = new double[sums.factors().size()][];
        for (RandomDesign.Factor factor : random.factors()) {
            int f = sums.factor(factor.name());
            int q = factor.size();
            double[] squares = sums.factors().get(f).totalZz();
            units[f] = new double[q];
            for (int i = 0; i < q; i++) {
                double meanSquare = squares[i * (q + 1)] / sums.nobs();
                units[f][i] = meanSquare > 0 ? 1 / Math.sqrt(meanSquare) : 1;
            }
            factor.terms().forEach(term -> add(term, f, q));
        }
    }

    private void add(RandomDesign.Term term, int f, int q) {
        int n = term.columns().size();
        int offset = term.offset();
        for (double[] small : term.structure().basis(Arrays.copyOfRange(units[f], offset, offset + n))) {
            double[] block = new double[q * q];
            for (int i = 0; i < n; i++) {
                System.arraycopy(small, i * n, block, (offset + i) * q + offset, n);
            }
            directions.add(new Direction(f, block));
        }
    }

    List<Direction> all() {
        return directions;
    }

    /** Per column of a factor one over its root mean square. */
    double[] units(int factor) {
        return units[factor];
    }
}
