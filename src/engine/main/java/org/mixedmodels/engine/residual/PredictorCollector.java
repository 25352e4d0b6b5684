package org.mixedmodels.engine.residual;

import java.util.List;

/** Collects the distribution of a predictor. */
final class PredictorCollector {

    private final String name;
    private final List<String> categories;
    private final long[] counts;
    private long n;
    private double mean;
    private double squares;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;
    private boolean indicator = true;

    PredictorCollector(String name, List<String> categories) {
        this.name = name;
        this.categories = categories;
        this.counts = new long[categories.size()];
    }

    boolean isNominal() {
        return counts.length > 0;
    }

    /** Adds a value, or the index of a category. */
    void add(double value) {
        n++;
        if (isNominal()) {
            counts[(int) value]++;
            return;
        }
        double change = value - mean;
        mean += change / n;
        squares += change * (value - mean);
        smallest = Math.min(smallest, value);
        largest = Math.max(largest, value);
        indicator &= value == 0 || value == 1;
    }

    PredictorSummary summary() {
        double[] shares = new double[counts.length];
        for (int k = 0; k < shares.length; k++) {
            shares[k] = (double) counts[k] / n;
        }
        boolean nominal = isNominal();
        return new PredictorSummary(
                name,
                categories,
                shares,
                nominal ? Double.NaN : mean,
                nominal ? Double.NaN : Math.sqrt(squares / (n - 1)),
                nominal ? Double.NaN : smallest,
                nominal ? Double.NaN : largest,
                !nominal && indicator);
    }
}
