package org.mixedmodels.engine.likelihood;

import static org.mixedmodels.engine.linalg.BlockProducts.addProduct;
import static org.mixedmodels.engine.linalg.BlockProducts.addProductTransposed;

import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.linalg.SmallCholesky;

/**
 * Those blocks of the inverse S of the system's matrix (without y, and with or without X) that lie where L has blocks,
 * by the recursion of Takahashi, Fagan and Chin (1973; see Erisman and Tinney 1975, Comm. ACM 18(3)): for a level with
 * diagonal block L_j and row R_j, touching the later columns C,
 *
 * <pre>
 *   T = L_j^-T R_j,   S_jC = -T S_CC,   S_jj = (L_j L_j')^-1 - S_jC T'.
 * </pre>
 */
final class SelectedInverse {

    /** No place. */
    static final int NOWHERE = -1;

    private final BlockedCholesky factor;
    private final EliminationPlan plan;
    private final TrailingInverse trailing;
    private final double[][] diagonals;
    private final double[][] rows;
    private final int fixed;
    private final int[] places;

    /**
     * Inverts a factorised system.
     *
     * @param withX whether the fixed effects belong to the matrix; without them the effects are conditional on beta
     */
    SelectedInverse(BlockedCholesky factor, boolean withX) {
        this.factor = factor;
        this.plan = factor.plan();
        fixed = withX ? plan.fixed() - 1 : 0;
        trailing = new TrailingInverse(factor, fixed);
        places = new int[plan.trailingOrder()];
        diagonals = new double[plan.stages()][];
        rows = new double[plan.stages()][];
        for (int f = plan.stages() - 1; f >= 0; f--) {
            diagonals[f] = new double[factor.diagonal(f).length];
            rows[f] = new double[factor.rows(f).length];
            for (int level = 0; level < plan.levels(f); level++) {
                invertLevel(plan.stage(f), level);
            }
        }
    }

    private void invertLevel(EliminationPlan.Stage stage, int level) {
        int f = stage.factor;
        int q = plan.size(f);
        int w = stage.width(level);
        int used = w - plan.fixed() + fixed;
        int at = level * q * q;
        double[] t = new double[q * used];
        for (int i = 0; i < q; i++) {
            System.arraycopy(factor.rows(f), stage.offset[level] + i * w, t, i * used, used);
        }
        SmallCholesky.solveTransposed(factor.diagonal(f), at, q, t, 0, used);
        double[] inverse = new double[q * q];
        SmallCholesky.identity(inverse, 0, q);
        SmallCholesky.solveLower(factor.diagonal(f), at, q, inverse, 0, q);
        SmallCholesky.solveTransposed(factor.diagonal(f), at, q, inverse, 0, q);
        double[] later = later(stage, level, used);
        double[] s = new double[q * used];
        addProduct(-1, t, 0, used, later, 0, used, s, 0, used, q, used, used);
        addProductTransposed(-1, s, 0, used, t, 0, used, inverse, 0, q, q, used, q);
        System.arraycopy(inverse, 0, diagonals[f], at, q * q);
        for (int i = 0; i < q; i++) {
            System.arraycopy(s, i * used, rows[f], stage.offset[level] + i * w, used);
        }
    }

    /** S_CC for the columns C that a level touches. */
    private double[] later(EliminationPlan.Stage stage, int level, int used) {
        double[] result = new double[used * used];
        int a = 0;
        for (int c = stage.start[level]; c < stage.firstTrailing(level); c++) {
            a += copyStageRow(stage, level, c, a, used, result);
        }
        int count = stage.places(level, places);
        int cell = factor.touched().locate(stage, level);
        trailing.copy(places, count, factor.touched().cells(stage), cell, a, used, result);
        return result;
    }

    private int copyStageRow(EliminationPlan.Stage stage, int level, int c, int a, int used, double[] result) {
        int g = stage.factorOf(c);
        int target = stage.levelOf(c);
        int q = plan.size(g);
        for (int i = 0; i < q; i++) {
            System.arraycopy(diagonals[g], (target * q + i) * q, result, (a + i) * used + a, q);
        }
        EliminationPlan.Stage later = plan.stage(g);
        int w = later.width(target);
        int b = a + q;
        for (int d = c + 1; d < stage.start[level + 1]; d++) {
            int size = plan.size(stage.factorOf(d));
            int from = later.offset[target] + later.position(target, stage.columns[d]);
            copySymmetric(rows[g], from, w, q, size, a, b, used, result);
            b += size;
        }
        int from = later.offset[target] + w - plan.fixed();
        copySymmetric(rows[g], from, w, q, fixed, a, b, used, result);
        return q;
    }

    private static void copySymmetric(
            double[] source, int from, int w, int rows, int columns, int a, int b, int used, double[] result) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double value = source[from + i * w + j];
                result[(a + i) * used + b + j] = value;
                result[(b + j) * used + a + i] = value;
            }
        }
    }

    /** Writes the diagonal block of a level (q x q). */
    void diagonal(int f, int level, double[] out) {
        int q = plan.size(f);
        if (f < plan.stages()) {
            System.arraycopy(diagonals[f], level * q * q, out, 0, q * q);
        } else {
            int base = plan.trailing(f, level);
            trailing.block(base, q, base, q, out);
        }
    }

    /** Writes a block of a pair of factors (q_f x q_g). */
    void between(int pair, int block, double[] out) {
        CrossProducts.PairProducts products = factor.sums().pairs().get(pair);
        int f = products.first();
        int g = products.second();
        int i = products.firstLevels()[block];
        if (f < plan.stages()) {
            int from = factor.pairPlaces(pair)[block];
            copy(rows[f], from, plan.stage(f).width(i), plan.size(f), plan.size(g), out);
        } else {
            int j = products.secondLevels()[block];
            trailing.block(plan.trailing(f, i), plan.size(f), plan.trailing(g, j), plan.size(g), out);
        }
    }

    /**
     * Where the block between a level of a factor and one of a later factor lies, {@link #NOWHERE} unless L has one there.
     */
    int place(int f, int i, int g, int j) {
        if (f >= plan.stages()) {
            return trailing.has(plan.trailing(f, i), plan.trailing(g, j)) ? 0 : NOWHERE;
        }
        EliminationPlan.Stage stage = plan.stage(f);
        int position = stage.find(i, plan.global(g, j));
        return position < 0 ? NOWHERE : stage.offset[i] + position;
    }

    /** Writes a block at its {@link #place} (q_f x q_g). */
    void between(int f, int i, int g, int j, int place, double[] out) {
        if (f < plan.stages()) {
            copy(rows[f], place, plan.stage(f).width(i), plan.size(f), plan.size(g), out);
        } else {
            trailing.block(plan.trailing(f, i), plan.size(f), plan.trailing(g, j), plan.size(g), out);
        }
    }

    /** Writes the block between a level and the fixed effects (q x p); needs the inverse with X. */
    void withFixed(int f, int level, double[] out) {
        if (f < plan.stages()) {
            EliminationPlan.Stage stage = plan.stage(f);
            int w = stage.width(level);
            copy(rows[f], stage.offset[level] + w - plan.fixed(), w, plan.size(f), fixed, out);
        } else {
            copy(trailing.border(), plan.trailing(f, level) * fixed, fixed, plan.size(f), fixed, out);
        }
    }

    /** The block of the fixed effects (p x p); needs the inverse with X. */
    double[][] fixed() {
        double[][] block = new double[fixed][fixed];
        for (int i = 0; i < fixed; i++) {
            System.arraycopy(trailing.corner(), i * fixed, block[i], 0, fixed);
        }
        return block;
    }

    private static void copy(double[] source, int from, int distance, int rows, int columns, double[] out) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(source, from + i * distance, out, i * columns, columns);
        }
    }
}
