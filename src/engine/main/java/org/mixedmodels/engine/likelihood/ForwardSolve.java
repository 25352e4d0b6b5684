package org.mixedmodels.engine.likelihood;

import static org.mixedmodels.engine.linalg.BlockProducts.addTransposedProduct;

import org.mixedmodels.engine.linalg.SmallCholesky;

/** Solves LH = R for several right-hand sides R, in their place, and keeps the products H'H. */
final class ForwardSolve {

    private final BlockedCholesky factor;
    private final EliminationPlan plan;
    private final int count;
    private final double[][] right;
    private final double[] fixed;
    private final double[] gram;
    private final double[] trailing;

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
        trailing = new double[Math.multiplyExact(plan.trailingOrder(), count)];
        for (int f = 0; f < plan.stages(); f++) {
            eliminate(plan.stage(f));
        }
        solveTrailing();
    }

    /** H in the rows of the trailing matrix, in the order of its factorisation. */
    double[] trailing() {
        return trailing;
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
                int g = stage.factorOf(c);
                int size = plan.size(g);
                int to = stage.levelOf(c) * size * count;
                addTransposedProduct(-1, row, from, w, right[f], at, count, right[g], to, count, q, size, count);
                from += size;
            }
            addTransposedProduct(-1, row, from, w, right[f], at, count, fixed, 0, count, q, plan.fixed() - 1, count);
        }
    }

    private void addGram(double[] h, int at, int rows) {
        addTransposedProduct(1, h, at, count, h, at, count, gram, 0, count, rows, count, count);
    }

    private void solveTrailing() {
        double[] h = trailing;
        for (int f = plan.stages(); f < plan.factors(); f++) {
            System.arraycopy(right[f], 0, h, plan.trailing(f, 0) * count, right[f].length);
        }
        factor.trailing().solveLower(h, count);
        addGram(h, 0, plan.trailingOrder());
        int p = plan.fixed() - 1;
        addTransposedProduct(
                -1, factor.border(), 0, plan.fixed(), h, 0, count, fixed, 0, count, plan.trailingOrder(), p, count);
        for (int i = 0; i < p; i++) {
            for (int k = 0; k <= i; k++) {
                double entry = factor.corner()[i * plan.fixed() + k];
                for (int c = 0; c < count; c++) {
                    int at = i * count + c;
                    fixed[at] = k < i ? fixed[at] - entry * fixed[k * count + c] : fixed[at] / entry;
                }
            }
        }
        addGram(fixed, 0, p);
    }
}
