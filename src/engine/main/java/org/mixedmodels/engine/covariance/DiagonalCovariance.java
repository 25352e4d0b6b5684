package org.mixedmodels.engine.covariance;

import java.util.ArrayList;
import java.util.List;

/**
 * Lambda is diagonal; theta is its diagonal, the standard deviations of the effects.
 *
 * @param columns the number of columns q of the term
 */
public record DiagonalCovariance(int columns) implements CovarianceStructure {

    @Override
    public int parameters() {
        return columns;
    }

    @Override
    public List<Entry> entries(int k) {
        return List.of(new Entry(k, k, 1));
    }

    @Override
    public boolean isStdDev(int k) {
        return true;
    }

    @Override
    public boolean isCorrelated() {
        return false;
    }

    @Override
    public List<double[]> basis(double[] units) {
        List<double[]> basis = new ArrayList<>();
        for (int k = 0; k < columns; k++) {
            double[] matrix = new double[columns * columns];
            matrix[k * (columns + 1)] = units[k] * units[k];
            basis.add(matrix);
        }
        return basis;
    }

    @Override
    public double[] theta(double[] sigma, double[] root) {
        double[] theta = new double[columns];
        for (int k = 0; k < columns; k++) {
            theta[k] = Math.sqrt(sigma[k * (columns + 1)]);
        }
        return theta;
    }
}
