package org.mixedmodels.engine.residual;

import java.util.Arrays;

/**
 * Counts of values in bins of equal width.
 *
 * @param breaks the limits of the bins, one more than there are bins
 * @param counts the numbers of values
 */
public record Histogram(double[] breaks, long[] counts) {

    private static final int MOST_BINS = 40;

    /** About as many bins as Freedman and Diaconis (1981) advise; a single one if all values are the same. */
    public static Histogram of(double[] values) {
        double[] ordered = values.clone();
        Arrays.sort(ordered);
        int n = ordered.length;
        double smallest = n == 0 ? 0 : ordered[0];
        double range = n == 0 ? 0 : ordered[n - 1] - smallest;
        if (range == 0) {
            return new Histogram(new double[] {smallest - 0.5, smallest + 0.5}, new long[] {n});
        }
        double spread = NormalQuantiles.quantile(ordered, 0.75) - NormalQuantiles.quantile(ordered, 0.25);
        double wanted = spread > 0 ? range * Math.cbrt(n) / (2 * spread) : Math.sqrt(n);
        int bins = (int) Math.max(1, Math.min(MOST_BINS, Math.ceil(wanted)));
        double[] breaks = new double[bins + 1];
        for (int k = 0; k <= bins; k++) {
            breaks[k] = smallest + range * k / bins;
        }
        long[] counts = new long[bins];
        for (double value : values) {
            counts[(int) Math.min(bins - 1, (value - smallest) / range * bins)]++;
        }
        return new Histogram(breaks, counts);
    }
}
