package org.mixedmodels.engine.covariance;

/**
 * Lambda is any lower triangular matrix; theta is its lower triangle, column by column.
 *
 * @param columns the number of columns q of the term
 */
public record UnstructuredCovariance(int columns) implements CovarianceStructure {

    @Override
    public int parameters() {
        return columns * (columns + 1) / 2;
    }

    @Override
    public int row(int k) {
        return column(k) + k - start(column(k));
    }

    @Override
    public int column(int k) {
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
