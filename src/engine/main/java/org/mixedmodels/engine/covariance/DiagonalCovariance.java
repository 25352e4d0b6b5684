package org.mixedmodels.engine.covariance;

/**
 * Lambda is diagonal; theta is its diagonal.
 *
 * @param columns the number of columns q of the term
 */
public record DiagonalCovariance(int columns) implements CovarianceStructure {

    @Override
    public int parameters() {
        return columns;
    }

    @Override
    public int row(int k) {
        return k;
    }

    @Override
    public int column(int k) {
        return k;
    }
}
