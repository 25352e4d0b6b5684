package org.mixedmodels.engine.likelihood;

import static org.mixedmodels.engine.linalg.BlockProducts.addTransposedProduct;

import org.mixedmodels.engine.linalg.SmallCholesky;

/** Solves LH = R for several right-hand sides and keeps of H only the products H'H. */
final class ForwardSolve {

    private final BlockedCholesky factor;
    private final EliminationPlan plan;
    private final int count;
    private final double[][] right;
    private final double[] fixed;
    private final double[] gram;

    /**
     * Solves a system; the right-hand sides are overwritten.
     *
     * @param right per factor and level q x count numbers
     * @param fixed p x count numbers for the fixed effects
     */
    ForwardSolve(BlockedCholesky factor, double[][] right, double[] fixed, int count) {
        this.factor = factor;
        this.plan = factor.plan();
        this.count = count;
        this.right = right;
        this.fixed = fixed;
        gram = new double[count * count];
        for (int f = 0; f < plan.stages(); f++) {
            eliminate(plan.stage(f));
        }
        solveDense();
    }

    /** H'H, count x count. */
    double[] gram() {
        return gram;
    }

    private void eliminate(EliminationPlan.Stage stage) {
        int f = stage.factor;
        int q = plan.size(f);
        double[] row = factor.rows(f);
        for (int level = 0; level < plan.levels(f); level++) {
            int at = level * q * count;
            SmallCholesky.solveLower(factor.diagonal(f), level * q * q, q, right[f], at, count);
            addGram(right[f], at, q);
            int w = stage.width(level);
            int from = stage.offset[level];
            for (int c = stage.start[level]; c < stage.start[level + 1]; c++) {
                int g = plan.factorOf(stage.columns[c]);
                int size = plan.size(g);
                int to = (stage.columns[c] - plan.global(g, 0)) * size * count;
                addTransposedProduct(-1, row, from, w, right[f], at, count, right[g], to, count, q, size, count);
                from += size;
            }
            addTransposedProduct(-1, row, from, w, right[f], at, count, fixed, 0, count, q, plan.fixed() - 1, count);
        }
    }

    private void addGram(double[] h, int at, int rows) {
        addTransposedProduct(1, h, at, count, h, at, count, gram, 0, count, rows, count, count);
    }

    private void solveDense() {
        int m = plan.denseSize();
        double[] h = new double[(m - 1) * count];
        for (int f = plan.stages(); f < plan.factors(); f++) {
            System.arraycopy(right[f], 0, h, plan.dense(f, 0) * count, right[f].length);
        }
        System.arraycopy(fixed, 0, h, plan.denseX() * count, fixed.length);
        double[] dense = factor.dense();
        for (int i = 0; i < m - 1; i++) {
            for (int k = 0; k < i; k++) {
                double entry = dense[i * m + k];
                for (int c = 0; c < count && entry != 0; c++) {
                    h[i * count + c] -= entry * h[k * count + c];
                }
            }
            for (int c = 0; c < count; c++) {
                h[i * count + c] /= dense[i * m + i];
            }
        }
        addGram(h, 0, m - 1);
    }
}
