package org.mixedmodels.engine.likelihood;

import static org.mixedmodels.engine.linalg.BlockProducts.addProduct;
import static org.mixedmodels.engine.linalg.BlockProducts.addTransposedProduct;

import org.mixedmodels.engine.design.CrossProducts;

/** Sums of residuals by level: Z'W(y - X beta - Z b), from the cross-products alone. */
final class ScaledResiduals {

    private ScaledResiduals() {}

    /**
     * The sums.
     *
     * @param beta coefficients of the columns of X
     * @param b per factor the random effects, q per level
     * @return per factor q numbers per level
     */
    static double[][] perLevel(CrossProducts sums, double[] beta, double[][] b) {
        double[][] zr = new double[b.length][];
        int width = sums.columns() + 1;
        for (int f = 0; f < b.length; f++) {
            CrossProducts.FactorProducts factor = sums.factors().get(f);
            int q = factor.size();
            zr[f] = new double[b[f].length];
            for (int i = 0; i < zr[f].length; i++) {
                int at = i * width;
                double sum = factor.zx()[at + width - 1];
                for (int k = 0; k < beta.length; k++) {
                    sum -= factor.zx()[at + k] * beta[k];
                }
                zr[f][i] = sum;
            }
            for (int level = 0; level < factor.levels().size(); level++) {
                addProduct(-1, factor.zz(), level * q * q, q, b[f], level * q, 1, zr[f], level * q, 1, q, q, 1);
            }
        }
        for (CrossProducts.PairProducts pair : sums.pairs()) {
            subtract(pair, sums, b, zr);
        }
        return zr;
    }

    private static void subtract(CrossProducts.PairProducts pair, CrossProducts sums, double[][] b, double[][] zr) {
        int f = pair.first();
        int g = pair.second();
        int qf = sums.factors().get(f).size();
        int qg = sums.factors().get(g).size();
        for (int k = 0; k < pair.firstLevels().length; k++) {
            int at = k * qf * qg;
            int i = pair.firstLevels()[k] * qf;
            int j = pair.secondLevels()[k] * qg;
            addProduct(-1, pair.blocks(), at, qg, b[g], j, 1, zr[f], i, 1, qf, qg, 1);
            addTransposedProduct(-1, pair.blocks(), at, qg, b[f], i, 1, zr[g], j, 1, qf, qg, 1);
        }
    }
}
