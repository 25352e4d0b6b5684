package org.mixedmodels.engine.likelihood;

import static org.mixedmodels.engine.linalg.BlockProducts.addProduct;
import static org.mixedmodels.engine.linalg.BlockProducts.addTransposedProduct;

import org.mixedmodels.engine.linalg.SmallCholesky;

/** Solves (Lambda'Z'WZ Lambda + I) U = R for several right-hand sides. */
final class EffectsSolve {

    private final BlockedCholesky factor;
    private final EliminationPlan plan;
    private final int count;
    private final double[][] right;

    private EffectsSolve(BlockedCholesky factor, double[][] right, int count) {
        this.factor = factor;
        this.plan = factor.plan();
        this.count = count;
        this.right = right;
    }

    /**
     * Replaces R by the solution.
     *
     * @param factor the factorised system
     * @param right per factor and level q x count numbers
     * @param count the number of right-hand sides
     */
    static void solve(BlockedCholesky factor, double[][] right, int count) {
        EffectsSolve solve = new EffectsSolve(factor, right, count);
        for (int f = 0; f < solve.plan.stages(); f++) {
            solve.eliminate(solve.plan.stage(f));
        }
        solve.solveTrailing();
        for (int f = solve.plan.stages() - 1; f >= 0; f--) {
            solve.substitute(solve.plan.stage(f));
        }
    }

    private void eliminate(EliminationPlan.Stage stage) {
        int f = stage.factor;
        int q = plan.size(f);
        for (int level = 0; level < plan.levels(f); level++) {
            int at = level * q * count;
            SmallCholesky.solveLower(factor.diagonal(f), level * q * q, q, right[f], at, count);
            forEachColumn(
                    stage,
                    level,
                    (from, w, g, to, size) -> addTransposedProduct(
                            -1, factor.rows(f), from, w, right[f], at, count, right[g], to, count, q, size, count));
        }
    }

    private void substitute(EliminationPlan.Stage stage) {
        int f = stage.factor;
        int q = plan.size(f);
        for (int level = 0; level < plan.levels(f); level++) {
            int at = level * q * count;
            forEachColumn(
                    stage,
                    level,
                    (from, w, g, to, size) -> addProduct(
                            -1, factor.rows(f), from, w, right[g], to, count, right[f], at, count, q, size, count));
            SmallCholesky.solveTransposed(factor.diagonal(f), level * q * q, q, right[f], at, count);
        }
    }

    /** Receives a block of a row: where it lies, the width of the row, its factor, where that has the level, its size. */
    private interface ColumnVisitor {
        void visit(int from, int width, int factor, int to, int size);
    }

    private void forEachColumn(EliminationPlan.Stage stage, int level, ColumnVisitor visitor) {
        int w = stage.width(level);
        int from = stage.offset[level];
        for (int c = stage.start[level]; c < stage.start[level + 1]; c++) {
            int g = stage.factorOf(c);
            int size = plan.size(g);
            visitor.visit(from, w, g, stage.levelOf(c) * size * count, size);
            from += size;
        }
    }

    private void solveTrailing() {
        double[] all = new double[plan.trailingOrder() * count];
        for (int f = plan.stages(); f < plan.factors(); f++) {
            System.arraycopy(right[f], 0, all, plan.trailing(f, 0) * count, right[f].length);
        }
        factor.trailing().solveLower(all, count);
        factor.trailing().solveTransposed(all, count);
        for (int f = plan.stages(); f < plan.factors(); f++) {
            System.arraycopy(all, plan.trailing(f, 0) * count, right[f], 0, right[f].length);
        }
    }
}
