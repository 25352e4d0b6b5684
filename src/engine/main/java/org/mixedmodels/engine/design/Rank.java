package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;

/**
 * Drops columns of X that are linear combinations of those before them, from left to right as R does.
 *
 * <p>A column is dropped if less than {@value #TOLERANCE} of its sum of squares is left when the columns before it are
 * swept out of X'WX. That is the square of a relative length of 3e-6: sums of squares carry about 16 digits, of which
 * the elimination can lose some five.
 */
final class Rank {

    private static final double TOLERANCE = 1e-11;
    private static final double PERFECT = 1e-13;

    private Rank() {}

    static ModelData reduced(
            List<DesignColumn> columns,
            double[] shifts,
            List<NominalCoding> codings,
            RandomDesign random,
            CrossProducts sums,
            OutcomeSummary outcome) {
        int p = columns.size();
        double[][] a = symmetric(sums);
        List<Integer> kept = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        for (int k = 0; k < p; k++) {
            if (a[k][k] <= TOLERANCE * sums.xx(k, k)) {
                dropped.add(columns.get(k).name());
            } else {
                kept.add(k);
                sweep(a, k);
            }
        }
        requireResidual(a[p][p], sums.xx(p, p));
        int[] indices = kept.stream().mapToInt(Integer::intValue).toArray();
        double[] keptShifts = new double[indices.length + 1];
        for (int k = 0; k < indices.length; k++) {
            keptShifts[k] = shifts[indices[k]];
        }
        keptShifts[indices.length] = shifts[p];
        FixedDesign fixed = new FixedDesign(kept.stream().map(columns::get).toList(), keptShifts, dropped, codings);
        return new ModelData(fixed, random, dropped.isEmpty() ? sums : sums.withColumns(indices), outcome);
    }

    private static double[][] symmetric(CrossProducts sums) {
        int width = sums.columns() + 1;
        double[][] a = new double[width][width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                a[i][j] = sums.xx(i, j);
            }
        }
        return a;
    }

    /** Subtracts from the rows below k what column k explains. */
    private static void sweep(double[][] a, int k) {
        for (int i = k + 1; i < a.length; i++) {
            double factor = a[i][k] / a[k][k];
            for (int j = k + 1; j < a.length && factor != 0; j++) {
                a[i][j] -= factor * a[k][j];
            }
        }
    }

    private static void requireResidual(double residual, double total) {
        if (residual <= PERFECT * total) {
            throw new InvalidInputException(
                    InputProblem.Kind.PERFECT_FIT,
                    "The predictors explain the outcome completely: no variation is left for groups and residuals.",
                    "Check whether a predictor is computed from the outcome.");
        }
    }
}
