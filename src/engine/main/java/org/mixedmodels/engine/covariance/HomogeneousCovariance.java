package org.mixedmodels.engine.covariance;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Lambda is a multiple of the identity matrix; theta is the one standard deviation that all effects share.
 *
 * @param columns the number of columns q of the term
 */
public record HomogeneousCovariance(int columns) implements CovarianceStructure {

    @Override
    public int parameters() {
        return 1;
    }

    @Override
    public List<Entry> entries(int k) {
        return IntStream.range(0, columns).mapToObj(i -> new Entry(i, i, 1)).toList();
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
        double[] identity = new double[columns * columns];
        for (int i = 0; i < columns; i++) {
            identity[i * (columns + 1)] = 1;
        }
        return List.of(identity);
    }

    @Override
    public double[] theta(double[] sigma, double[] root) {
        double trace = 0;
        for (int i = 0; i < columns; i++) {
            trace += sigma[i * (columns + 1)];
        }
        return new double[] {Math.sqrt(trace / columns)};
    }
}
