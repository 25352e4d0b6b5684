package org.mixedmodels.engine.likelihood;

import static org.mixedmodels.engine.linalg.BlockProducts.addTransposedProduct;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.linalg.DenseCholesky;
import org.mixedmodels.engine.linalg.SmallCholesky;

/**
 * The Cholesky factor L of a {@link BlockedSystem}, in its place: the stages level by level, then the trailing matrix,
 * then [X y]. {@link #factorize} computes it anew for each Lambda.
 */
final class BlockedCholesky {

    private final BlockedSystem system;
    private final EliminationPlan plan;
    private final TouchedCells touched;
    private final int[] places;
    private double[][] lambda = new double[0][];

    BlockedCholesky(CrossProducts sums) {
        system = new BlockedSystem(sums);
        plan = system.plan;
        touched = new TouchedCells(plan, system.trailing);
        places = new int[plan.trailingOrder()];
    }

    EliminationPlan plan() {
        return plan;
    }

    CrossProducts sums() {
        return system.sums();
    }

    /** The diagonal blocks of L of a stage, q x q per level. */
    double[] diagonal(int stage) {
        return system.diagonals[stage];
    }

    /** The rest of L' of a stage: per level q rows as the plan lays them out. */
    double[] rows(int stage) {
        return system.rows[stage];
    }

    /** The factorised trailing matrix. */
    TrailingMatrix trailing() {
        return system.trailing;
    }

    /** Which cells of the trailing matrix the rows of the stages touch. */
    TouchedCells touched() {
        return touched;
    }

    /** Where, among the rows of its first factor, the blocks of a pair lie, if that factor is a stage. */
    int[] pairPlaces(int pair) {
        return system.pairPlaces(pair);
    }

    /** W, the rows of L' between the trailing matrix and [X y]; p + 1 numbers per row. */
    double[] border() {
        return system.border;
    }

    /** The block of L of [X y], (p + 1) x (p + 1). */
    double[] corner() {
        return system.corner;
    }

    /** How many numbers the factor has, its zeros within blocks included. */
    long numbers() {
        long sum = system.trailing.numbers() + system.border.length;
        for (int f = 0; f < plan.stages(); f++) {
            sum += system.diagonals[f].length + system.rows[f].length;
        }
        return sum;
    }

    double[][] lambda() {
        return lambda;
    }

    /**
     * Factorises the system.
     *
     * @param blocks Lambda per factor
     * @return false if the system is not numerically positive definite; then nothing else may be asked
     */
    boolean factorize(double[][] blocks) {
        lambda = blocks;
        system.fill(blocks);
        for (int f = 0; f < plan.stages(); f++) {
            if (!eliminate(f)) {
                return false;
            }
        }
        if (!system.trailing.factorize()) {
            return false;
        }
        int fixed = plan.fixed();
        system.trailing.solveLower(system.border, fixed);
        addTransposedProduct(
                -1,
                system.border,
                0,
                fixed,
                system.border,
                0,
                fixed,
                system.corner,
                0,
                fixed,
                plan.trailingOrder(),
                fixed,
                fixed);
        return DenseCholesky.factorize(system.corner, fixed);
    }

    private boolean eliminate(int f) {
        EliminationPlan.Stage stage = plan.stage(f);
        int q = plan.size(f);
        double[] row = system.rows[f];
        for (int level = 0; level < plan.levels(f); level++) {
            int at = level * q * q;
            if (!SmallCholesky.factorize(system.diagonals[f], at, q)) {
                return false;
            }
            int w = stage.width(level);
            int from = stage.offset[level];
            SmallCholesky.solveLower(system.diagonals[f], at, q, row, from, w);
            int column = 0;
            int trailing = stage.firstTrailing(level);
            for (int c = stage.start[level]; c < trailing; c++) {
                updateStage(stage, level, c, column, w);
                column += plan.size(stage.factorOf(c));
            }
            int count = stage.places(level, places);
            int cell = touched.locate(stage, level);
            for (int k = 0; k < q; k++) {
                updateTrailing(row, from + k * w + column, count, touched.cells(stage), cell);
                updateCorner(row, from + (k + 1) * w - plan.fixed());
            }
        }
        return true;
    }

    /** Subtracts R_c'R_d for the later level c of a stage, from its diagonal block and from its row. */
    private void updateStage(EliminationPlan.Stage stage, int level, int c, int column, int w) {
        int q = plan.size(stage.factor);
        double[] source = system.rows[stage.factor];
        int from = stage.offset[level];
        int target = stage.factorOf(c);
        int targetLevel = stage.levelOf(c);
        int qt = plan.size(target);
        int a = from + column;
        double[] diagonal = system.diagonals[target];
        addTransposedProduct(-1, source, a, w, source, a, w, diagonal, targetLevel * qt * qt, qt, q, qt, qt);
        EliminationPlan.Stage later = plan.stage(target);
        int width = later.width(targetLevel);
        int start = later.offset[targetLevel];
        int b = column + qt;
        for (int d = c + 1; d < stage.start[level + 1]; d++) {
            int qd = plan.size(stage.factorOf(d));
            int to = start + later.position(targetLevel, stage.columns[d]);
            addTransposedProduct(-1, source, a, w, source, from + b, w, system.rows[target], to, width, q, qt, qd);
            b += qd;
        }
        int to = start + width - plan.fixed();
        addTransposedProduct(
                -1, source, a, w, source, from + b, w, system.rows[target], to, width, q, qt, plan.fixed());
    }

    /** Subtracts r'r for a row r of numbers at {@link #places} of the trailing matrix, and r'[x y]. */
    private void updateTrailing(double[] row, int from, int count, int[] cells, int first) {
        double[] values = system.trailing.values();
        int fixed = plan.fixed();
        int cell = first;
        for (int i = 0; i < count; i++) {
            double factor = row[from + i];
            for (int j = 0; j <= i; j++) {
                values[cells[cell++]] -= factor * row[from + j];
            }
            int to = places[i] * fixed;
            for (int x = 0; x < fixed; x++) {
                system.border[to + x] -= factor * row[from + count + x];
            }
        }
    }

    private void updateCorner(double[] row, int from) {
        int fixed = plan.fixed();
        for (int i = 0; i < fixed; i++) {
            for (int j = 0; j <= i; j++) {
                system.corner[i * fixed + j] -= row[from + i] * row[from + j];
            }
        }
    }

    /** log |L_Z|^2, the determinant of Lambda'Z'WZ Lambda + I. */
    double logDetZ() {
        double sum = 0;
        for (int f = 0; f < plan.stages(); f++) {
            int q = plan.size(f);
            for (int level = 0; level < plan.levels(f); level++) {
                sum += SmallCholesky.sumLogDiagonal(system.diagonals[f], level * q * q, q);
            }
        }
        return 2 * sum + system.trailing.logDeterminant();
    }

    /** log |R_X|^2, the determinant of X'V^-1 X. */
    double logDetX() {
        return 2 * SmallCholesky.sumLogDiagonal(system.corner, 0, plan.fixed())
                - 2 * Math.log(system.corner[plan.fixed() * plan.fixed() - 1]);
    }

    /** The penalised weighted residual sum of squares. */
    double pwrss() {
        double root = system.corner[plan.fixed() * plan.fixed() - 1];
        return root * root;
    }

    /** The fixed effects beta and spherical random effects u that minimise the penalised sum of squares. */
    Solution solve() {
        int fixed = plan.fixed();
        double[] beta = fixedEffects();
        double[] s = new double[plan.trailingOrder()];
        for (int i = 0; i < s.length; i++) {
            s[i] = system.border[(i + 1) * fixed - 1];
            for (int x = 0; x < beta.length; x++) {
                s[i] -= system.border[i * fixed + x] * beta[x];
            }
        }
        system.trailing.solveTransposed(s, 1);
        double[][] u = new double[plan.factors()][];
        for (int f = plan.stages(); f < plan.factors(); f++) {
            int from = plan.trailing(f, 0);
            u[f] = Arrays.copyOfRange(s, from, from + plan.levels(f) * plan.size(f));
        }
        for (int f = plan.stages() - 1; f >= 0; f--) {
            u[f] = solveStage(f, u, beta);
        }
        return new Solution(beta, u);
    }

    /**
     * Per factor a draw from the normal distribution with the covariance matrix M^-1, M the factorised matrix of a system
     * without fixed effects: L'^-1 of independent numbers, which take the place of y.
     *
     * @param normal gives independent standard normal numbers
     */
    double[][] draw(DoubleSupplier normal) {
        int fixed = plan.fixed();
        for (int at = fixed - 1; at < system.border.length; at += fixed) {
            system.border[at] = normal.getAsDouble();
        }
        for (int f = 0; f < plan.stages(); f++) {
            EliminationPlan.Stage stage = plan.stage(f);
            for (int level = 0; level < plan.levels(f); level++) {
                for (int i = 1; i <= plan.size(f); i++) {
                    system.rows[f][stage.offset[level] + i * stage.width(level) - 1] = normal.getAsDouble();
                }
            }
        }
        return solve().u();
    }

    private double[] fixedEffects() {
        int fixed = plan.fixed();
        int p = fixed - 1;
        double[] beta = Arrays.copyOfRange(system.corner, p * fixed, p * fixed + p);
        for (int i = p - 1; i >= 0; i--) {
            beta[i] /= system.corner[i * fixed + i];
            for (int j = 0; j < i; j++) {
                beta[j] -= system.corner[i * fixed + j] * beta[i];
            }
        }
        return beta;
    }

    private double[] solveStage(int f, double[][] u, double[] beta) {
        EliminationPlan.Stage stage = plan.stage(f);
        int q = plan.size(f);
        double[] row = system.rows[f];
        double[] solution = new double[plan.levels(f) * q];
        for (int level = 0; level < plan.levels(f); level++) {
            int w = stage.width(level);
            for (int i = 0; i < q; i++) {
                int at = stage.offset[level] + i * w;
                double value = row[at + w - 1];
                for (int c = stage.start[level]; c < stage.start[level + 1]; c++) {
                    int factor = stage.factorOf(c);
                    int from = stage.levelOf(c) * plan.size(factor);
                    for (int k = 0; k < plan.size(factor); k++) {
                        value -= row[at++] * u[factor][from + k];
                    }
                }
                for (double coefficient : beta) {
                    value -= row[at++] * coefficient;
                }
                solution[level * q + i] = value;
            }
            SmallCholesky.solveTransposed(system.diagonals[f], level * q * q, q, solution, level * q, 1);
        }
        return solution;
    }

    /**
     * A solution of the penalised least-squares problem.
     *
     * @param beta p coefficients of the shifted columns of X
     * @param u per factor the spherical random effects, q per level
     */
    record Solution(double[] beta, double[][] u) {}
}
