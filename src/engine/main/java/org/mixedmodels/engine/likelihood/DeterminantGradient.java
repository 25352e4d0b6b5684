package org.mixedmodels.engine.likelihood;

import static org.mixedmodels.engine.linalg.BlockProducts.addProduct;
import static org.mixedmodels.engine.linalg.BlockProducts.addProductTransposed;
import static org.mixedmodels.engine.linalg.BlockProducts.addTransposedProduct;

import java.util.Arrays;
import org.mixedmodels.engine.design.CrossProducts;

/**
 * Half the derivative of log|M| in each Lambda, M the matrix of the system with or without the fixed effects, S its
 * inverse and A the cross-products: d log|M| / d Lambda_f = 2 sum_j (A Lambda S)_jj over the levels j of factor f.
 */
final class DeterminantGradient {

    private DeterminantGradient() {}

    /**
     * Per factor sum_j (A Lambda S)_jj, q x q.
     *
     * @param factor the factorised system
     * @param withX whether the determinant is that of the matrix with the fixed effects
     */
    static double[][] of(BlockedCholesky factor, boolean withX) {
        SelectedInverse inverse = new SelectedInverse(factor, withX);
        CrossProducts sums = factor.sums();
        double[][] lambda = factor.lambda();
        double[][] result = new double[lambda.length][];
        for (int f = 0; f < lambda.length; f++) {
            result[f] = ofFactor(sums, f, lambda[f], inverse, withX);
        }
        for (int pair = 0; pair < sums.pairs().size(); pair++) {
            addPair(sums.pairs().get(pair), pair, lambda, inverse, result);
        }
        return result;
    }

    private static double[] ofFactor(
            CrossProducts sums, int f, double[] lambda, SelectedInverse inverse, boolean withX) {
        CrossProducts.FactorProducts products = sums.factors().get(f);
        int q = products.size();
        int p = sums.columns();
        double[] result = new double[q * q];
        double[] s = new double[q * q];
        double[] scaled = new double[q * q];
        double[] sx = new double[q * p];
        for (int level = 0; level < products.levels().size(); level++) {
            inverse.diagonal(f, level, s);
            Arrays.fill(scaled, 0);
            addProduct(1, lambda, 0, q, s, 0, q, scaled, 0, q, q, q, q);
            addProduct(1, products.zz(), level * q * q, q, scaled, 0, q, result, 0, q, q, q, q);
            if (withX) {
                inverse.withFixed(f, level, sx);
                int at = level * q * (p + 1);
                addProductTransposed(1, products.zx(), at, p + 1, sx, 0, p, result, 0, q, q, p, q);
            }
        }
        return result;
    }

    private static void addPair(
            CrossProducts.PairProducts pair, int index, double[][] lambda, SelectedInverse inverse, double[][] result) {
        int f = pair.first();
        int g = pair.second();
        int qf = (int) Math.round(Math.sqrt(lambda[f].length));
        int qg = (int) Math.round(Math.sqrt(lambda[g].length));
        double[] s = new double[qf * qg];
        double[] scaled = new double[qf * qg];
        for (int b = 0; b < pair.firstLevels().length; b++) {
            int at = b * qf * qg;
            inverse.between(index, b, s);
            // row of f: A_fg Lambda_g S_gf, computed as A_fg (S_fg Lambda_g')'
            Arrays.fill(scaled, 0);
            addProductTransposed(1, s, 0, qg, lambda[g], 0, qg, scaled, 0, qg, qf, qg, qg);
            addProductTransposed(1, pair.blocks(), at, qg, scaled, 0, qg, result[f], 0, qf, qf, qg, qf);
            // row of g: A_gf Lambda_f S_fg
            Arrays.fill(scaled, 0);
            addProduct(1, lambda[f], 0, qf, s, 0, qg, scaled, 0, qg, qf, qf, qg);
            addTransposedProduct(1, pair.blocks(), at, qg, scaled, 0, qg, result[g], 0, qg, qf, qg, qg);
        }
    }
}
