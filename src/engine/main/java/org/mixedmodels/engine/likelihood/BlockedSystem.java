package org.mixedmodels.engine.likelihood;

import static org.mixedmodels.engine.linalg.BlockProducts.addProduct;
import static org.mixedmodels.engine.linalg.BlockProducts.addTransposedProduct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.linalg.SmallCholesky;

/**
 * The system
 *
 * <pre>
 *   [ Lambda'Z'WZ Lambda + I   Lambda'Z'WX   Lambda'Z'Wy ]
 *   [        .                    X'WX          X'Wy     ]
 *   [        .                     .            y'Wy     ]
 * </pre>
 *
 * of Bates et al. (2015), equations 16-18 and 54, in the blocks of an {@link EliminationPlan}. The workspace is allocated
 * once and filled anew for each Lambda.
 */
final class BlockedSystem {

    private final CrossProducts sums;
    final EliminationPlan plan;
    /** Per stage the diagonal blocks, q x q per level. */
    final double[][] diagonals;
    /** Per stage the rest of its rows, per level q rows as the plan lays them out. */
    final double[][] rows;
    /** The matrix of the other factors. */
    final TrailingMatrix trailing;
    /** Between the trailing matrix and [X y], one row of p + 1 numbers per trailing row. */
    final double[] border;
    /** [X y]'[X y], (p + 1) x (p + 1). */
    final double[] corner;
    /** Per pair whose first factor is a stage, per block its place among the rows. */
    private final List<int[]> pairPlaces = new ArrayList<>();

    BlockedSystem(CrossProducts sums) {
        this.sums = sums;
        this.plan = new EliminationPlan(sums);
        diagonals = new double[plan.stages()][];
        rows = new double[plan.stages()][];
        for (int f = 0; f < plan.stages(); f++) {
            int q = plan.size(f);
            diagonals[f] = new double[Math.multiplyExact(plan.levels(f), q * q)];
            rows[f] = new double[plan.stage(f).offset[plan.levels(f)]];
        }
        trailing = TrailingChoice.of(sums, plan);
        border = new double[Math.multiplyExact(plan.trailingOrder(), plan.fixed())];
        corner = new double[plan.fixed() * plan.fixed()];
        for (CrossProducts.PairProducts pair : sums.pairs()) {
            pairPlaces.add(pair.first() < plan.stages() ? places(pair) : new int[0]);
        }
    }

    CrossProducts sums() {
        return sums;
    }

    /** Where, among the rows of its first factor, the blocks of a pair lie, if that factor is a stage. */
    int[] pairPlaces(int pair) {
        return pairPlaces.get(pair);
    }

    private int[] places(CrossProducts.PairProducts pair) {
        EliminationPlan.Stage stage = plan.stage(pair.first());
        int[] places = new int[pair.firstLevels().length];
        for (int b = 0; b < places.length; b++) {
            int level = pair.firstLevels()[b];
            places[b] = stage.offset[level] + stage.position(level, plan.global(pair.second(), pair.secondLevels()[b]));
        }
        return places;
    }

    /** Fills all blocks for a Lambda, one block per factor. */
    void fill(double[][] lambda) {
        for (double[] row : rows) {
            Arrays.fill(row, 0);
        }
        Arrays.fill(trailing.values(), 0);
        Arrays.fill(border, 0);
        System.arraycopy(sums.xx(), 0, corner, 0, corner.length);
        for (int f = 0; f < plan.factors(); f++) {
            fillFactor(f, lambda[f]);
        }
        for (int p = 0; p < sums.pairs().size(); p++) {
            fillPair(sums.pairs().get(p), pairPlaces.get(p), lambda);
        }
    }

    private void fillFactor(int f, double[] lambda) {
        CrossProducts.FactorProducts factor = sums.factors().get(f);
        int q = factor.size();
        int fixed = plan.fixed();
        boolean stage = f < plan.stages();
        double[] scratch = new double[q * q];
        double[] block = new double[q * q];
        for (int level = 0; level < plan.levels(f); level++) {
            int at = stage ? level * q * q : 0;
            double[] target = stage ? diagonals[f] : block;
            Arrays.fill(scratch, 0);
            addProduct(1, factor.zz(), level * q * q, q, lambda, 0, q, scratch, 0, q, q, q, q);
            SmallCholesky.identity(target, at, q);
            addTransposedProduct(1, lambda, 0, q, scratch, 0, q, target, at, q, q, q, q);
            int zx = level * q * fixed;
            if (stage) {
                int w = plan.stage(f).width(level);
                int to = plan.stage(f).offset[level] + w - fixed;
                addTransposedProduct(1, lambda, 0, q, factor.zx(), zx, fixed, rows[f], to, w, q, q, fixed);
            } else {
                int base = plan.trailing(f, level);
                addLower(block, base, q);
                addTransposedProduct(1, lambda, 0, q, factor.zx(), zx, fixed, border, base * fixed, fixed, q, q, fixed);
            }
        }
    }

    private void addLower(double[] block, int base, int q) {
        for (int i = 0; i < q; i++) {
            for (int j = 0; j <= i; j++) {
                trailing.values()[trailing.cell(base + i, base + j)] += block[i * q + j];
            }
        }
    }

    private void fillPair(CrossProducts.PairProducts pair, int[] places, double[][] lambda) {
        int f = pair.first();
        int g = pair.second();
        int qf = plan.size(f);
        int qg = plan.size(g);
        double[] scratch = new double[qf * qg];
        double[] block = new double[qf * qg];
        for (int b = 0; b < pair.firstLevels().length; b++) {
            Arrays.fill(scratch, 0);
            addProduct(1, pair.blocks(), b * qf * qg, qg, lambda[g], 0, qg, scratch, 0, qg, qf, qg, qg);
            int i = pair.firstLevels()[b];
            int j = pair.secondLevels()[b];
            if (f < plan.stages()) {
                int w = plan.stage(f).width(i);
                addTransposedProduct(1, lambda[f], 0, qf, scratch, 0, qg, rows[f], places[b], w, qf, qf, qg);
            } else {
                Arrays.fill(block, 0);
                addTransposedProduct(1, lambda[f], 0, qf, scratch, 0, qg, block, 0, qg, qf, qf, qg);
                addBetween(block, plan.trailing(f, i), qf, plan.trailing(g, j), qg);
            }
        }
    }

    private void addBetween(double[] block, int column, int qf, int row, int qg) {
        for (int i = 0; i < qf; i++) {
            for (int j = 0; j < qg; j++) {
                trailing.values()[trailing.cell(row + j, column + i)] += block[i * qg + j];
            }
        }
    }
}
