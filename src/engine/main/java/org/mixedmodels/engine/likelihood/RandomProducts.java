package org.mixedmodels.engine.likelihood;

import static org.mixedmodels.engine.linalg.BlockProducts.addProduct;
import static org.mixedmodels.engine.linalg.BlockProducts.addTransposedProduct;

import org.mixedmodels.engine.design.CrossProducts;

/** Products of Z'WZ, all grouping factors together, with matrices of as many rows as there are random effects. */
final class RandomProducts {

    private RandomProducts() {}

    /**
     * Z'WZ T.
     *
     * @param t per factor and level q x count numbers
     * @param count the number of columns of T
     * @return arranged as {@code t}
     */
    static double[][] times(CrossProducts sums, double[][] t, int count) {
        double[][] product = new double[t.length][];
        for (int f = 0; f < t.length; f++) {
            CrossProducts.FactorProducts factor = sums.factors().get(f);
            int q = factor.size();
            product[f] = new double[t[f].length];
            for (int level = 0; level < factor.levels().size(); level++) {
                int at = level * q * count;
                addProduct(1, factor.zz(), level * q * q, q, t[f], at, count, product[f], at, count, q, q, count);
            }
        }
        sums.pairs().forEach(pair -> addPair(sums, pair, t, count, product));
        return product;
    }

    private static void addPair(
            CrossProducts sums, CrossProducts.PairProducts pair, double[][] t, int count, double[][] product) {
        int f = pair.first();
        int g = pair.second();
        int qf = sums.factors().get(f).size();
        int qg = sums.factors().get(g).size();
        for (int b = 0; b < pair.firstLevels().length; b++) {
            int at = b * qf * qg;
            int i = pair.firstLevels()[b] * qf * count;
            int j = pair.secondLevels()[b] * qg * count;
            addProduct(1, pair.blocks(), at, qg, t[g], j, count, product[f], i, count, qf, qg, count);
            addTransposedProduct(1, pair.blocks(), at, qg, t[f], i, count, product[g], j, count, qf, qg, count);
        }
    }
}
