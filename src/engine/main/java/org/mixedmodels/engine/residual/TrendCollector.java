package org.mixedmodels.engine.residual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Collects sums of y in narrow cells of x whose range grows as values come, to be joined into bins of about as many rows
 * each.
 */
final class TrendCollector {

    private static final int CELLS = 1024;
    private static final int MOST_BINS = 20;
    private static final int ROWS_PER_BIN = 20;
    private static final int FEWEST_BINS = 3;

    private final long[] counts = new long[CELLS];
    private final double[] sumX = new double[CELLS];
    private final double[] sumY = new double[CELLS];
    private final double[] squares = new double[CELLS];
    private double start = Double.NaN;
    private double width;
    private long n;

    void add(double x, double y) {
        if (Double.isNaN(start)) {
            width = Math.max(Math.abs(x), Double.MIN_NORMAL) * 1e-6;
            start = x - width * CELLS / 2;
        }
        while (x < start || x >= start + width * CELLS) {
            grow(x < start);
        }
        int cell = Math.min(CELLS - 1, (int) ((x - start) / width));
        n++;
        counts[cell]++;
        sumX[cell] += x;
        sumY[cell] += y;
        squares[cell] += y * y;
    }

    /** Doubles the range, downwards or upwards. */
    private void grow(boolean down) {
        int shift = down ? CELLS / 2 : 0;
        for (double[] sums : new double[][] {sumX, sumY, squares}) {
            double[] old = sums.clone();
            Arrays.fill(sums, 0);
            for (int cell = 0; cell < CELLS; cell++) {
                sums[shift + cell / 2] += old[cell];
            }
        }
        long[] old = counts.clone();
        Arrays.fill(counts, 0);
        for (int cell = 0; cell < CELLS; cell++) {
            counts[shift + cell / 2] += old[cell];
        }
        start -= down ? width * CELLS : 0;
        width *= 2;
    }

    Optional<Trend> trend() {
        int bins = (int) Math.min(MOST_BINS, n / ROWS_PER_BIN);
        List<double[]> full = new ArrayList<>();
        double[] open = new double[4];
        long seen = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            seen += counts[cell];
            open[0] += counts[cell];
            open[1] += sumX[cell];
            open[2] += sumY[cell];
            open[3] += squares[cell];
            if (open[0] > 1 && seen * bins >= (full.size() + 1.0) * n) {
                full.add(open);
                open = new double[4];
            }
        }
        return full.size() < FEWEST_BINS ? Optional.empty() : Optional.of(trend(full));
    }

    /** From count, sum of x, sum of y and of its squares per bin. */
    private static Trend trend(List<double[]> bins) {
        return new Trend(
                numbers(bins, bin -> bin[1] / bin[0]),
                numbers(bins, bin -> bin[2] / bin[0]),
                numbers(bins, bin -> Math.sqrt(Math.max(0, bin[3] - bin[2] * bin[2] / bin[0]) / (bin[0] - 1) / bin[0])),
                bins.stream().mapToLong(bin -> (long) bin[0]).toArray());
    }

    private static double[] numbers(List<double[]> bins, ToDoubleFunction<double[]> number) {
        return bins.stream().mapToDouble(number).toArray();
    }
}
