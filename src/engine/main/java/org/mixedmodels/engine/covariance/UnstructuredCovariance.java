package org.mixedmodels.engine.covariance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lambda is any lower triangular matrix; theta is its lower triangle, column by column. Its diagonal has the standard
 * deviation of each effect given those before it.
 *
 * @param columns the number of columns q of the term
 */
public record UnstructuredCovariance(int columns) implements CovarianceStructure {

    /** A conditional standard deviation does not start below this part of that of the effect. */
    private static final double SMALLEST_PART = 0.1;

    @Override
    public int parameters() {
        return start(columns);
    }

    @Override
    public List<Entry> entries(int k) {
        return List.of(new Entry(row(k), column(k), 1));
    }

    @Override
    public boolean isStdDev(int k) {
        return row(k) == column(k);
    }

    @Override
    public List<Integer> turnedWith(int k) {
        int column = column(k);
        return IntStream.range(start(column), start(column + 1)).boxed().toList();
    }

    @Override
    public boolean isCorrelated() {
        return columns > 1;
    }

    /** For each effect alone, then for each sum of two, the matrix of a variable in that direction. */
    @Override
    public List<double[]> basis(double[] units) {
        List<double[]> basis = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            basis.add(square(units, i, i));
        }
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < i; j++) {
                basis.add(square(units, i, j));
            }
        }
        return basis;
    }

    private double[] square(double[] units, int i, int j) {
        double[] matrix = new double[columns * columns];
        matrix[i * columns + i] = units[i] * units[i];
        matrix[j * columns + j] = units[j] * units[j];
        matrix[i * columns + j] = units[i] * units[j];
        matrix[j * columns + i] = units[i] * units[j];
        return matrix;
    }

    @Override
    public double[] theta(double[] sigma, double[] root) {
        double[] theta = new double[parameters()];
        for (int k = 0; k < theta.length; k++) {
            int at = row(k) * columns + column(k);
            theta[k] = isStdDev(k) ? Math.max(root[at], SMALLEST_PART * Math.sqrt(sigma[at])) : root[at];
        }
        return theta;
    }

    private int row(int k) {
        return column(k) + k - start(column(k));
    }

    private int column(int k) {
        int column = 0;
        while (start(column + 1) <= k) {
            column++;
        }
        return column;
    }

    private int start(int column) {
        return column * columns - column * (column - 1) / 2;
    }
}
