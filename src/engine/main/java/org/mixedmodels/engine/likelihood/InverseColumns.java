package org.mixedmodels.engine.likelihood;

import static org.mixedmodels.engine.linalg.BlockProducts.addProduct;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.linalg.SmallCholesky;

/**
 * Those columns of the inverse of a system's matrix, X included, that belong to single levels: for blocks between two
 * levels that the {@link SelectedInverse} does not have, because they never met in the data. A column takes one forward
 * and one backward solution; those found last are kept. Not thread safe.
 */
final class InverseColumns {

    private final BlockedCholesky factor;
    private final EliminationPlan plan;
    private final double[][][] @Nullable [] columns;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private final long most;
    private long numbers;

    private record Kept(int factor, int level, long numbers) {}

    /**
     * Columns of a factorised system.
     *
     * @param most how many numbers are kept at most; a single column is kept in any case
     */
    InverseColumns(BlockedCholesky factor, long most) {
        this.factor = factor;
        this.plan = factor.plan();
        this.most = most;
        columns = new double[plan.factors()][][][];
        for (int g = 0; g < columns.length; g++) {
            columns[g] = new double[plan.levels(g)][][];
        }
    }

    /** Writes the block between a level of a factor and one of a later factor (q_f x q_g). */
    void between(int f, int i, int g, int j, double[] out) {
        double[] @Nullable [] known = columns[g][j];
        double[][] column = known == null ? keep(g, j) : known;
        int area = plan.size(f) * plan.size(g);
        System.arraycopy(column[f], i * area, out, 0, area);
    }

    private double[][] keep(int g, int j) {
        double[][] column = Arrays.copyOf(solve(g, j), g);
        long size = Arrays.stream(column).mapToLong(block -> block.length).sum();
        while (!kept.isEmpty() && numbers + size > most) {
            Kept oldest = kept.removeFirst();
            columns[oldest.factor()][oldest.level()] = null;
            numbers -= oldest.numbers();
        }
        columns[g][j] = column;
        kept.addLast(new Kept(g, j, size));
        numbers += size;
        return column;
    }

    /** Per factor and level the block of the inverse with a level of a factor, q x q_g. */
    double[][] solve(int g, int j) {
        int count = plan.size(g);
        double[][] right = new double[plan.factors()][];
        for (int f = 0; f < right.length; f++) {
            right[f] = new double[plan.levels(f) * plan.size(f) * count];
        }
        SmallCholesky.identity(right[g], j * count * count, count);
        int p = plan.fixed() - 1;
        double[] fixed = new double[p * count];
        double[] trailing = new ForwardSolve(factor, right, fixed, count).trailing();
        solveFixed(fixed, count);
        addProduct(
                -1,
                factor.border(),
                0,
                plan.fixed(),
                fixed,
                0,
                count,
                trailing,
                0,
                count,
                plan.trailingOrder(),
                p,
                count);
        factor.trailing().solveTransposed(trailing, count);
        for (int f = plan.stages(); f < plan.factors(); f++) {
            System.arraycopy(trailing, plan.trailing(f, 0) * count, right[f], 0, right[f].length);
        }
        for (int f = plan.stages() - 1; f >= 0; f--) {
            solveStage(plan.stage(f), right, fixed, count);
        }
        return right;
    }

    private void solveFixed(double[] fixed, int count) {
        int width = plan.fixed();
        for (int i = width - 2; i >= 0; i--) {
            for (int c = 0; c < count; c++) {
                fixed[i * count + c] /= factor.corner()[i * width + i];
                for (int k = 0; k < i; k++) {
                    fixed[k * count + c] -= factor.corner()[i * width + k] * fixed[i * count + c];
                }
            }
        }
    }

    private void solveStage(EliminationPlan.Stage stage, double[][] right, double[] fixed, int count) {
        int f = stage.factor;
        int q = plan.size(f);
        double[] row = factor.rows(f);
        for (int level = 0; level < plan.levels(f); level++) {
            int w = stage.width(level);
            int from = stage.offset[level];
            int at = level * q * count;
            for (int c = stage.start[level]; c < stage.start[level + 1]; c++) {
                int g = stage.factorOf(c);
                int size = plan.size(g);
                int other = stage.levelOf(c) * size * count;
                addProduct(-1, row, from, w, right[g], other, count, right[f], at, count, q, size, count);
                from += size;
            }
            addProduct(-1, row, from, w, fixed, 0, count, right[f], at, count, q, plan.fixed() - 1, count);
            SmallCholesky.solveTransposed(factor.diagonal(f), level * q * q, q, right[f], at, count);
        }
    }
}
