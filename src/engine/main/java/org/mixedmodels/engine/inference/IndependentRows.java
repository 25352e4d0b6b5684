package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Chooses among contrasts those that are no combinations of the ones before them, by Gram and Schmidt in the metric of
 * their covariance matrix, each counted in its own standard error.
 */
final class IndependentRows {

    /** Of the variance of a contrast what must be left once those before it are known; lmerTest asks for as much. */
    private static final double LEFT = 1.5e-8;

    private IndependentRows() {}

    static double[][] of(double[][] rows, DMatrixRMaj covariance) {
        List<double[]> chosen = new ArrayList<>();
        List<double[]> basis = new ArrayList<>();
        for (double[] row : rows) {
            double variance = Quadratic.form(row, covariance);
            double[] rest = row.clone();
            for (int pass = 0; pass < 2; pass++) {
                for (double[] direction : basis) {
                    subtract(rest, direction, product(rest, direction, covariance));
                }
            }
            double left = Quadratic.form(rest, covariance);
            if (variance > 0 && left > LEFT * variance) {
                double size = Math.sqrt(left);
                basis.add(Arrays.stream(rest).map(value -> value / size).toArray());
                chosen.add(row);
            }
        }
        return chosen.toArray(double[][]::new);
    }

    private static double product(double[] a, double[] b, DMatrixRMaj covariance) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length && a[i] != 0; j++) {
                sum += a[i] * covariance.get(i, j) * b[j];
            }
        }
        return sum;
    }

    private static void subtract(double[] row, double[] direction, double multiple) {
        for (int i = 0; i < row.length; i++) {
            row[i] -= multiple * direction[i];
        }
    }
}
