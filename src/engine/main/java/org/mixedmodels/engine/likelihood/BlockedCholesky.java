package org.mixedmodels.engine.likelihood;

import static org.mixedmodels.engine.linalg.BlockProducts.addProduct;
import static org.mixedmodels.engine.linalg.BlockProducts.addTransposedProduct;

import java.util.Arrays;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.linalg.DenseCholesky;
import org.mixedmodels.engine.linalg.SmallCholesky;

/**
 * The Cholesky factor L of the system
 *
 * <pre>
 *   [ Lambda'Z'WZ Lambda + I   Lambda'Z'WX   Lambda'Z'Wy ]
 *   [        .                    X'WX          X'Wy     ]  =  L L'
 *   [        .                     .            y'Wy     ]
 * </pre>
 *
 * of Bates et al. (2015), equations 16-18 and 54, in the blocks of an {@link EliminationPlan}. The workspace is
 * allocated once; {@link #factorize} fills it anew for each theta.
 */
final class BlockedCholesky {

    private final CrossProducts sums;
    private final EliminationPlan plan;
    private final double[][] diagonals;
    private final double[][] rows;
    private final double[] dense;
    private double[][] lambda = new double[0][];

    BlockedCholesky(CrossProducts sums) {
        this.sums = sums;
        this.plan = new EliminationPlan(sums);
        diagonals = new double[plan.stages()][];
        rows = new double[plan.stages()][];
        for (int f = 0; f < plan.stages(); f++) {
            int q = plan.size(f);
            diagonals[f] = new double[Math.multiplyExact(plan.levels(f), q * q)];
            rows[f] = new double[plan.stage(f).offset[plan.levels(f)]];
        }
        dense = new double[Math.multiplyExact(plan.denseSize(), plan.denseSize())];
    }

    EliminationPlan plan() {
        return plan;
    }

    CrossProducts sums() {
        return sums;
    }

    /** The diagonal blocks of L of a stage, q x q per level. */
    double[] diagonal(int stage) {
        return diagonals[stage];
    }

    /** The rest of L' of a stage: per level q rows as the plan lays them out. */
    double[] rows(int stage) {
        return rows[stage];
    }

    /** The dense block of L, row by row. */
    double[] dense() {
        return dense;
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
        fill();
        for (int f = 0; f < plan.stages(); f++) {
            if (!eliminate(f)) {
                return false;
            }
        }
        return DenseCholesky.factorize(dense, plan.denseSize());
    }

    private void fill() {
        for (double[] row : rows) {
            Arrays.fill(row, 0);
        }
        Arrays.fill(dense, 0);
        for (int f = 0; f < plan.factors(); f++) {
            fillFactor(f);
        }
        for (CrossProducts.PairProducts pair : sums.pairs()) {
            fillPair(pair);
        }
        int width = plan.fixed();
        int m = plan.denseSize();
        for (int i = 0; i < width; i++) {
            int to = (plan.denseX() + i) * m + plan.denseX();
            System.arraycopy(sums.xx(), i * width, dense, to, i + 1);
        }
    }

    private void fillFactor(int f) {
        CrossProducts.FactorProducts factor = sums.factors().get(f);
        int q = factor.size();
        int width = plan.fixed();
        int m = plan.denseSize();
        double[] scratch = new double[q * q];
        for (int level = 0; level < plan.levels(f); level++) {
            Arrays.fill(scratch, 0);
            addProduct(1, factor.zz(), level * q * q, q, lambda[f], 0, q, scratch, 0, q, q, q, q);
            int zx = level * q * width;
            if (f < plan.stages()) {
                int at = level * q * q;
                SmallCholesky.identity(diagonals[f], at, q);
                addTransposedProduct(1, lambda[f], 0, q, scratch, 0, q, diagonals[f], at, q, q, q, q);
                int w = plan.stage(f).width(level);
                int to = plan.stage(f).offset[level] + w - width;
                addTransposedProduct(1, lambda[f], 0, q, factor.zx(), zx, width, rows[f], to, w, q, q, width);
            } else {
                int base = plan.dense(f, level);
                int at = base * m + base;
                addTransposedProduct(1, lambda[f], 0, q, scratch, 0, q, dense, at, m, q, q, q);
                for (int i = 0; i < q; i++) {
                    dense[at + i * m + i] += 1;
                }
                int to = plan.denseX() * m + base;
                addTransposedProduct(1, factor.zx(), zx, width, lambda[f], 0, q, dense, to, m, q, width, q);
            }
        }
    }

    private void fillPair(CrossProducts.PairProducts pair) {
        int f = pair.first();
        int g = pair.second();
        int qf = plan.size(f);
        int qg = plan.size(g);
        int m = plan.denseSize();
        double[] scratch = new double[qf * qg];
        for (int b = 0; b < pair.firstLevels().length; b++) {
            Arrays.fill(scratch, 0);
            addProduct(1, pair.blocks(), b * qf * qg, qg, lambda[g], 0, qg, scratch, 0, qg, qf, qg, qg);
            int i = pair.firstLevels()[b];
            int j = pair.secondLevels()[b];
            if (f < plan.stages()) {
                EliminationPlan.Stage stage = plan.stage(f);
                int to = stage.offset[i] + stage.position(i, plan.global(g, j));
                addTransposedProduct(1, lambda[f], 0, qf, scratch, 0, qg, rows[f], to, stage.width(i), qf, qf, qg);
            } else {
                int to = plan.dense(g, j) * m + plan.dense(f, i);
                addTransposedProduct(1, scratch, 0, qg, lambda[f], 0, qf, dense, to, m, qf, qg, qf);
            }
        }
    }

    private boolean eliminate(int f) {
        EliminationPlan.Stage stage = plan.stage(f);
        int q = plan.size(f);
        int[] places = new int[0];
        for (int level = 0; level < plan.levels(f); level++) {
            int at = level * q * q;
            if (!SmallCholesky.factorize(diagonals[f], at, q)) {
                return false;
            }
            int w = stage.width(level);
            SmallCholesky.solveLower(diagonals[f], at, q, rows[f], stage.offset[level], w);
            int column = 0;
            int c = stage.start[level];
            while (c < stage.start[level + 1] && plan.factorOf(stage.columns[c]) < plan.stages()) {
                updateStage(stage, level, c, column, w);
                column += plan.size(plan.factorOf(stage.columns[c]));
                c++;
            }
            places = densePlaces(stage, level, c, w - column, places);
            updateDense(rows[f], stage.offset[level] + column, w, q, places, w - column);
        }
        return true;
    }

    /** Subtracts R_c'R_d for the later level c of a stage, from its diagonal block and from its row. */
    private void updateStage(EliminationPlan.Stage stage, int level, int c, int column, int w) {
        int q = plan.size(stage.factor);
        double[] source = rows[stage.factor];
        int from = stage.offset[level];
        int target = plan.factorOf(stage.columns[c]);
        int targetLevel = stage.columns[c] - plan.global(target, 0);
        int qt = plan.size(target);
        int a = from + column;
        addTransposedProduct(-1, source, a, w, source, a, w, diagonals[target], targetLevel * qt * qt, qt, q, qt, qt);
        EliminationPlan.Stage later = plan.stage(target);
        int width = later.width(targetLevel);
        int start = later.offset[targetLevel];
        int b = column + qt;
        for (int d = c + 1; d < stage.start[level + 1]; d++) {
            int qd = plan.size(plan.factorOf(stage.columns[d]));
            int to = start + later.position(targetLevel, stage.columns[d]);
            addTransposedProduct(-1, source, a, w, source, from + b, w, rows[target], to, width, q, qt, qd);
            b += qd;
        }
        int to = start + width - plan.fixed();
        addTransposedProduct(-1, source, a, w, source, from + b, w, rows[target], to, width, q, qt, plan.fixed());
    }

    /** Where the columns from column block c on lie in the dense matrix. */
    int[] densePlaces(EliminationPlan.Stage stage, int level, int c, int count, int[] reuse) {
        int[] places = reuse.length >= count ? reuse : new int[2 * count];
        int at = 0;
        for (int d = c; d < stage.start[level + 1]; d++) {
            int factor = plan.factorOf(stage.columns[d]);
            int base = plan.dense(factor, stage.columns[d] - plan.global(factor, 0));
            for (int i = 0; i < plan.size(factor); i++) {
                places[at++] = base + i;
            }
        }
        for (int i = 0; i < plan.fixed(); i++) {
            places[at++] = plan.denseX() + i;
        }
        return places;
    }

    private void updateDense(double[] row, int at, int w, int q, int[] places, int count) {
        int m = plan.denseSize();
        double[] target = dense;
        for (int k = 0; k < q; k++) {
            int from = at + k * w;
            for (int i = 0; i < count; i++) {
                double factor = row[from + i];
                if (factor != 0) {
                    int to = places[i] * m;
                    for (int j = 0; j <= i; j++) {
                        target[to + places[j]] -= factor * row[from + j];
                    }
                }
            }
        }
    }

    /** log |L_Z|^2, the determinant of Lambda'Z'WZ Lambda + I. */
    double logDetZ() {
        double sum = 0;
        for (int f = 0; f < plan.stages(); f++) {
            int q = plan.size(f);
            for (int level = 0; level < plan.levels(f); level++) {
                sum += SmallCholesky.sumLogDiagonal(diagonals[f], level * q * q, q);
            }
        }
        return 2 * (sum + sumLogDense(0, plan.denseX()));
    }

    /** log |R_X|^2, the determinant of X'V^-1 X. */
    double logDetX() {
        return 2 * sumLogDense(plan.denseX(), plan.denseSize() - 1);
    }

    private double sumLogDense(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.log(dense[i * plan.denseSize() + i]);
        }
        return sum;
    }

    /** The penalised weighted residual sum of squares. */
    double pwrss() {
        int last = plan.denseSize() - 1;
        double root = dense[last * plan.denseSize() + last];
        return root * root;
    }

    /** The fixed effects beta and spherical random effects u that minimise the penalised sum of squares. */
    Solution solve() {
        int m = plan.denseSize();
        int n = m - 1;
        double[] s = Arrays.copyOfRange(dense, n * m, n * m + n);
        for (int i = n - 1; i >= 0; i--) {
            s[i] /= dense[i * m + i];
            for (int j = 0; j < i; j++) {
                s[j] -= dense[i * m + j] * s[i];
            }
        }
        double[][] u = new double[plan.factors()][];
        for (int f = plan.stages(); f < plan.factors(); f++) {
            u[f] = Arrays.copyOfRange(s, plan.dense(f, 0), plan.dense(f, plan.levels(f)));
        }
        double[] beta = Arrays.copyOfRange(s, plan.denseX(), n);
        for (int f = plan.stages() - 1; f >= 0; f--) {
            u[f] = solveStage(f, u, beta);
        }
        return new Solution(beta, u);
    }

    private double[] solveStage(int f, double[][] u, double[] beta) {
        EliminationPlan.Stage stage = plan.stage(f);
        int q = plan.size(f);
        double[] solution = new double[plan.levels(f) * q];
        for (int level = 0; level < plan.levels(f); level++) {
            int w = stage.width(level);
            for (int i = 0; i < q; i++) {
                int at = stage.offset[level] + i * w;
                double value = rows[f][at + w - 1];
                for (int c = stage.start[level]; c < stage.start[level + 1]; c++) {
                    int factor = plan.factorOf(stage.columns[c]);
                    int from = (stage.columns[c] - plan.global(factor, 0)) * plan.size(factor);
                    for (int k = 0; k < plan.size(factor); k++) {
                        value -= rows[f][at++] * u[factor][from + k];
                    }
                }
                for (double coefficient : beta) {
                    value -= rows[f][at++] * coefficient;
                }
                solution[level * q + i] = value;
            }
            SmallCholesky.solveTransposed(diagonals[f], level * q * q, q, solution, level * q, 1);
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
