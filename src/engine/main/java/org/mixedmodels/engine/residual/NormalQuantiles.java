package org.mixedmodels.engine.residual;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A sample against the normal distribution: ordered values over the normal scores of R's {@code ppoints}, with the line
 * through the quartiles as R's {@code qqline}, and pointwise limits between which 95% of normal samples would lie (Fox
 * 2016, Applied Regression Analysis, section 3.1.3).
 *
 * @param order the places of the values in the sample, from the smallest value
 * @param scores per place in that order the normal score
 * @param values per place in that order the value
 * @param intercept of the line
 * @param slope of the line, NaN for fewer than two values
 */
public record NormalQuantiles(int[] order, double[] scores, double[] values, double intercept, double slope) {

    private static final int SMALL = 10;
    private static final double QUARTILE = 0.674489750196081743;
    private static final double LEVEL = 1.959963984540054;

    /** The quantiles of a sample; missing values are not allowed. */
    public static NormalQuantiles of(double[] sample) {
        int n = sample.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((i, j) -> Double.compare(sample[i], sample[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = IntStream.of(order).mapToDouble(i -> sample[i]).toArray();
        double shift = n <= SMALL ? 0.375 : 0.5;
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        double[] scores = IntStream.range(0, n)
                .mapToDouble(i -> normal.inverseCumulativeProbability((i + 1 - shift) / (n + 1 - 2 * shift)))
                .toArray();
        double slope = (quantile(values, 0.75) - quantile(values, 0.25)) / (2 * QUARTILE);
        double intercept = (quantile(values, 0.75) + quantile(values, 0.25)) / 2;
        return new NormalQuantiles(order, scores, values, n > 1 ? intercept : Double.NaN, n > 1 ? slope : Double.NaN);
    }

    /** The quantile of ordered values as R has it (type 7), NaN of none. */
    static double quantile(double[] ordered, double probability) {
        if (ordered.length == 0) {
            return Double.NaN;
        }
        double place = probability * (ordered.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, ordered.length - 1);
        return ordered[below] + (place - below) * (ordered[above] - ordered[below]);
    }

    /** Half the width of the limits about the line at a place of the order. */
    public double halfWidth(int place) {
        double z = scores[place];
        double p = new NormalDistribution(null, 0, 1).cumulativeProbability(z);
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        return LEVEL * slope * Math.sqrt(p * (1 - p) / scores.length) / density;
    }

    /**
     * Places of the order to draw: all, or the ends and an even choice between them.
     *
     * @param most how many at most, ten at least
     */
    public int[] thinned(int most) {
        int n = order.length;
        if (n <= most) {
            return IntStream.range(0, n).toArray();
        }
        int end = most / 5;
        int middle = most - 2 * end;
        int[] places = new int[most];
        for (int i = 0; i < end; i++) {
            places[i] = i;
            places[most - 1 - i] = n - 1 - i;
        }
        for (int i = 0; i < middle; i++) {
            places[end + i] = end + (int) ((long) (n - 2 * end) * i / middle);
        }
        return Arrays.stream(places).distinct().toArray();
    }
}
