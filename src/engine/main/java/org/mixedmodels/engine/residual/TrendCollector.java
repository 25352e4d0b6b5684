package org.mixedmodels.engine.residual;

import java.util.Arrays;
import java.util.Optional;

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
        if (bins < FEWEST_BINS) {
            return Optional.empty();
        }
        double[] x = new double[bins];
        double[] y = new double[bins];
        double[] stdErrors = new double[bins];
        long[] sizes = new long[bins];
        int used = 0;
        long seen = 0;
        double[] sums = new double[3];
        long count = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            seen += counts[cell];
            count += counts[cell];
            sums[0] += sumX[cell];
            sums[1] += sumY[cell];
            sums[2] += squares[cell];
            boolean full = count > 1 && seen >= Math.round((used + 1.0) * n / bins);
            if (full || cell == CELLS - 1 && count > 1) {
                x[used] = sums[0] / count;
                y[used] = sums[1] / count;
                double variance = Math.max(0, sums[2] - count * y[used] * y[used]) / (count - 1);
                stdErrors[used] = Math.sqrt(variance / count);
                sizes[used++] = count;
                Arrays.fill(sums, 0);
                count = 0;
                used = Math.min(used, bins);
            }
            if (used == bins) {
                break;
            }
        }
        return used < FEWEST_BINS
                ? Optional.empty()
                : Optional.of(new Trend(
                        Arrays.copyOf(x, used),
                        Arrays.copyOf(y, used),
                        Arrays.copyOf(stdErrors, used),
                        Arrays.copyOf(sizes, used)));
    }
}
