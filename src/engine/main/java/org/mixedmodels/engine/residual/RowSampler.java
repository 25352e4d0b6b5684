package org.mixedmodels.engine.residual;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * Keeps rows to draw. Above the limit every group of the factor with the most random effects gives rows in proportion to its
 * size, chosen one after the other with equal probabilities (selection sampling, Knuth, The Art of Computer Programming 2,
 * section 3.4.2, algorithm S).
 */
final class RowSampler {

    private final long total;
    private final List<String> names;
    private final int strata;
    private final long[] left;
    private final int[] wanted;
    private final RandomGenerator random;
    private final long[] rows;
    private final double[][] numbers;
    private final double[][] values;
    private final int[][] levels;
    private int size;

    RowSampler(LinearMixedModel model, List<String> names, RowOptions options) {
        this.names = names;
        total = model.nobs();
        CrossProducts.FactorProducts largest = model.crossProducts().factors().get(0);
        strata = place(model, largest.name());
        left = largest.observations().clone();
        random = new Well19937c(options.seed());
        int capacity = (int) Math.min(total, options.sampleRows());
        wanted = allocation(left, capacity, total);
        rows = new long[capacity];
        numbers = new double[4][capacity];
        values = new double[names.size()][capacity];
        levels = new int[model.data().random().factors().size()][capacity];
    }

    private static int place(LinearMixedModel model, String factor) {
        List<String> order =
                model.data().random().factors().stream().map(f -> f.name()).toList();
        return order.indexOf(factor);
    }

    /** Shares that sum to the capacity: the rounded cumulative ones. */
    private static int[] allocation(long[] sizes, int capacity, long total) {
        int[] allocation = new int[sizes.length];
        long seen = 0;
        int given = 0;
        for (int level = 0; level < sizes.length; level++) {
            seen += sizes[level];
            int upTo = (int) Math.round((double) seen / total * capacity);
            allocation[level] = upTo - given;
            given = upTo;
        }
        return allocation;
    }

    /** Keeps a row or not. */
    void offer(ModelRow row, double scaled) {
        int stratum = row.levels[strata];
        boolean keep = random.nextDouble() * left[stratum] < wanted[stratum];
        left[stratum]--;
        if (!keep || size == rows.length) {
            return;
        }
        wanted[stratum]--;
        rows[size] = row.place;
        numbers[0][size] = row.outcome;
        numbers[1][size] = row.fitted;
        numbers[2][size] = row.residual();
        numbers[3][size] = scaled;
        for (int k = 0; k < values.length; k++) {
            values[k][size] = row.predictors[k];
        }
        for (int f = 0; f < levels.length; f++) {
            levels[f][size] = row.levels[f];
        }
        size++;
    }

    RowSample sample() {
        double[][] kept = trimmed(numbers);
        int[][] groups =
                Arrays.stream(levels).map(column -> Arrays.copyOf(column, size)).toArray(int[][]::new);
        return new RowSample(
                total, Arrays.copyOf(rows, size), kept[0], kept[1], kept[2], kept[3], names, trimmed(values), groups);
    }

    private double[][] trimmed(double[][] columns) {
        return Arrays.stream(columns).map(column -> Arrays.copyOf(column, size)).toArray(double[][]::new);
    }
}
