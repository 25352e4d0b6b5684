package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * Z_j'V_j^-1 Z_j of the groups j of a factor, times sigma^2, with the effects of the factors nested in it in V_j: they are
 * eliminated one after the other, the innermost first, each level from the levels that it lies in.
 *
 * <p>Of nested factors that are crossed with each other the one with the fewest levels counts; other crossed factors are
 * taken as known.
 */
final class NestedInformation {

    private final LinearMixedModel model;
    /** From the innermost factor to the one that is asked for. */
    private final List<Integer> chain;
    /** Per place in the chain the diagonal blocks. */
    private final double[][] diagonals;
    /** Per two places in the chain, the inner one first, the blocks between them by levels of the inner one. */
    private final double[][][] blocks;
    /** The level of the outer factor in which a level of the inner one lies. */
    private final int[][][] parents;

    private NestedInformation(LinearMixedModel model, List<Integer> chain) {
        this.model = model;
        this.chain = chain;
        int n = chain.size();
        diagonals = new double[n][];
        blocks = new double[n][n][];
        parents = new int[n][n][];
        for (int a = 0; a < n; a++) {
            diagonals[a] = factor(a).zz().clone();
            for (int b = a + 1; b < n; b++) {
                gather(a, b);
            }
        }
    }

    /** Per level the block, q x q. */
    static double[] of(LinearMixedModel model, int f) {
        List<Integer> chain = chain(model.crossProducts(), f);
        NestedInformation information = new NestedInformation(model, chain);
        for (int a = 0; a < chain.size() - 1; a++) {
            information.eliminate(a);
        }
        return information.diagonals[chain.size() - 1];
    }

    private static List<Integer> chain(CrossProducts sums, int f) {
        List<Integer> inner = new ArrayList<>(NestedFactors.within(sums, f));
        inner.sort(Comparator.comparingInt(g -> sums.factors().get(g).levels().size()));
        List<Integer> chain = new ArrayList<>(List.of(f));
        for (int g : inner) {
            if (NestedFactors.around(sums, g).containsAll(chain)) {
                chain.add(0, g);
            }
        }
        return chain;
    }

    private CrossProducts.FactorProducts factor(int place) {
        return model.crossProducts().factors().get(chain.get(place));
    }

    private void gather(int a, int b) {
        int inner = chain.get(a);
        int outer = chain.get(b);
        int qa = factor(a).size();
        int qb = factor(b).size();
        blocks[a][b] = new double[factor(a).levels().size() * qa * qb];
        parents[a][b] = new int[factor(a).levels().size()];
        for (CrossProducts.PairProducts pair : model.crossProducts().pairs()) {
            boolean straight = pair.first() == inner && pair.second() == outer;
            if (straight || pair.first() == outer && pair.second() == inner) {
                int[] inners = straight ? pair.firstLevels() : pair.secondLevels();
                int[] outers = straight ? pair.secondLevels() : pair.firstLevels();
                for (int k = 0; k < inners.length; k++) {
                    parents[a][b][inners[k]] = outers[k];
                    for (int i = 0; i < qa * qb; i++) {
                        int from = straight ? i : i % qb * qa + i / qb;
                        blocks[a][b][inners[k] * qa * qb + i] = pair.blocks()[k * qa * qb + from];
                    }
                }
            }
        }
    }

    /** Eliminates the levels of a factor from those that they lie in: A_bc -= A_ba Lambda (Lambda'A_aa Lambda + I)^-1 Lambda'A_ac. */
    private void eliminate(int a) {
        int qa = factor(a).size();
        DMatrixRMaj lambda = new DMatrixRMaj(qa, qa, true, model.estimates().lambda()[chain.get(a)]);
        for (int level = 0; level < factor(a).levels().size(); level++) {
            DMatrixRMaj inverse = new DMatrixRMaj(qa, qa);
            CommonOps_DDRM.invert(system(block(diagonals[a], level, qa, qa), lambda), inverse);
            DMatrixRMaj half = new DMatrixRMaj(qa, qa);
            CommonOps_DDRM.mult(lambda, inverse, half);
            DMatrixRMaj middle = new DMatrixRMaj(qa, qa);
            CommonOps_DDRM.multTransB(half, lambda, middle);
            for (int b = a + 1; b < chain.size(); b++) {
                subtract(a, b, b, level, middle, diagonals[b]);
                for (int c = b + 1; c < chain.size(); c++) {
                    subtract(a, b, c, level, middle, blocks[b][c]);
                }
            }
        }
    }

    /** Lambda'A Lambda + I. */
    private static DMatrixRMaj system(DMatrixRMaj block, DMatrixRMaj lambda) {
        int q = lambda.numRows;
        DMatrixRMaj half = new DMatrixRMaj(q, q);
        CommonOps_DDRM.mult(block, lambda, half);
        DMatrixRMaj system = CommonOps_DDRM.identity(q);
        CommonOps_DDRM.multAddTransA(lambda, half, system);
        return system;
    }

    private void subtract(int a, int b, int c, int level, DMatrixRMaj middle, double[] target) {
        int qa = factor(a).size();
        int qb = factor(b).size();
        int qc = factor(c).size();
        DMatrixRMaj half = new DMatrixRMaj(qa, qc);
        CommonOps_DDRM.mult(middle, block(blocks[a][c], level, qa, qc), half);
        DMatrixRMaj product = new DMatrixRMaj(qb, qc);
        CommonOps_DDRM.multTransA(block(blocks[a][b], level, qa, qb), half, product);
        int at = parents[a][b][level] * qb * qc;
        for (int i = 0; i < qb * qc; i++) {
            target[at + i] -= product.data[i];
        }
    }

    private static DMatrixRMaj block(double[] blocks, int level, int rows, int columns) {
        DMatrixRMaj block = new DMatrixRMaj(rows, columns);
        System.arraycopy(blocks, level * rows * columns, block.data, 0, rows * columns);
        return block;
    }
}
