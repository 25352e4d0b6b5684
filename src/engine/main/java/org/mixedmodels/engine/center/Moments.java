package org.mixedmodels.engine.center;

import java.util.Arrays;

/**
 * Means and sums of squared deviations of several columns in groups 0, 1, 2, ..., updated value by value (Welford 1962,
 * Technometrics 4(3), 419-420). Values are counted from the first one of their group and column, so that no digits are
 * lost where they lie far from zero.
 */
final class Moments {

    private final int columns;
    private int groups;
    private long[] counts = new long[0];
    private double[] origins = new double[0];
    private double[] means = new double[0];
    private double[] squares = new double[0];

    Moments(int columns) {
        this.columns = columns;
    }

    /** Makes room for a group. */
    void reserve(int group) {
        groups = Math.max(groups, group + 1);
        int needed = Math.multiplyExact(groups, columns);
        if (needed > counts.length) {
            int capacity = Math.max(needed, needed + needed / 2);
            counts = Arrays.copyOf(counts, capacity);
            origins = Arrays.copyOf(origins, capacity);
            means = Arrays.copyOf(means, capacity);
            squares = Arrays.copyOf(squares, capacity);
        }
    }

    /** Adds a value to a group for which there is room. */
    void add(int group, int column, double value) {
        int at = group * columns + column;
        if (counts[at]++ == 0) {
            origins[at] = value;
        }
        double distance = value - origins[at];
        double change = distance - means[at];
        means[at] += change / counts[at];
        squares[at] += change * (distance - means[at]);
    }

    /** Per column the mean in a group, NaN without values. */
    double[] means(int group) {
        double[] result = new double[columns];
        for (int c = 0; c < columns; c++) {
            int at = group * columns + c;
            result[c] = counts[at] == 0 ? Double.NaN : origins[at] + means[at];
        }
        return result;
    }

    /** Per column the standard deviation (n - 1) in a group, NaN with fewer than two values. */
    double[] stdDevs(int group) {
        double[] result = new double[columns];
        for (int c = 0; c < columns; c++) {
            int at = group * columns + c;
            result[c] = counts[at] < 2 ? Double.NaN : Math.sqrt(squares[at] / (counts[at] - 1));
        }
        return result;
    }
}
