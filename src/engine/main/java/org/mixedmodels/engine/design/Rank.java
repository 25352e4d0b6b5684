package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
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
    /** What rounding leaves of a coefficient of zero, columns being of length one. */
    private static final double NOTHING = 1e-9;

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
        List<double[]> aliases = new ArrayList<>();
        for (int k = 0; k < p; k++) {
            if (!kept.contains(k)) {
                aliases.add(alias(sums, k, indices, columns.get(0).isIntercept() ? shifts : new double[p]));
            }
        }
        FixedDesign fixed =
                new FixedDesign(kept.stream().map(columns::get).toList(), keptShifts, dropped, aliases, codings);
        return new ModelData(fixed, random, dropped.isEmpty() ? sums : sums.withColumns(indices), outcome);
    }

    /** The coefficients of the kept columns that give a dropped one, for columns as they are. */
    private static double[] alias(CrossProducts sums, int dropped, int[] kept, double[] shifts) {
        int p = kept.length;
        DMatrixRMaj gram = new DMatrixRMaj(p, p);
        DMatrixRMaj right = new DMatrixRMaj(p, 1);
        DMatrixRMaj solution = new DMatrixRMaj(p, 1);
        for (int i = 0; i < p; i++) {
            double size = Math.sqrt(sums.xx(kept[i], kept[i]));
            right.set(i, sums.xx(kept[i], dropped) / size);
            for (int j = 0; j < p; j++) {
                gram.set(i, j, sums.xx(kept[i], kept[j]) / (size * Math.sqrt(sums.xx(kept[j], kept[j]))));
            }
        }
        CommonOps_DDRM.solve(gram, right, solution);
        double[] alias = new double[p];
        for (int i = 0; i < p; i++) {
            double value = solution.get(i) / Math.sqrt(sums.xx(kept[i], kept[i]));
            alias[i] = Math.abs(solution.get(i)) < NOTHING * Math.sqrt(sums.xx(dropped, dropped)) ? 0 : value;
        }
        if (p > 0) {
            alias[0] += kept[0] == 0 ? shifts[dropped] : 0;
            for (int i = 1; i < p; i++) {
                alias[0] -= shifts[kept[i]] * alias[i];
            }
        }
        return alias;
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
