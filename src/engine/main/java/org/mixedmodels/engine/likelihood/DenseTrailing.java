package org.mixedmodels.engine.likelihood;

import org.mixedmodels.engine.linalg.DenseCholesky;

/** A trailing matrix of which every entry is stored. */
final class DenseTrailing implements TrailingMatrix {

    private final int order;
    private final double[] values;

    DenseTrailing(int order) {
        this.order = order;
        this.values = new double[Math.multiplyExact(order, order)];
    }

    @Override
    public int order() {
        return order;
    }

    @Override
    public long numbers() {
        return values.length;
    }

    @Override
    public double[] values() {
        return values;
    }

    @Override
    public int cell(int row, int column) {
        return row * order + column;
    }

    @Override
    public boolean factorize() {
        return DenseCholesky.factorize(values, order);
    }

    @Override
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < order; i++) {
            sum += Math.log(values[i * order + i]);
        }
        return 2 * sum;
    }

    @Override
    public void solveLower(double[] b, int columns) {
        DenseCholesky.solveLower(values, order, b, columns);
    }

    @Override
    public void solveTransposed(double[] b, int columns) {
        DenseCholesky.solveTransposed(values, order, b, columns);
    }

    @Override
    public double[] inverse() {
        return DenseCholesky.invert(values, order, order);
    }
}
