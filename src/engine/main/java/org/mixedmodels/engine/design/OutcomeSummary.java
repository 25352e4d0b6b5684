package org.mixedmodels.engine.design;

/**
 * The distribution of the outcome over the rows that a model uses, without weights. Models of the same rows have equal
 * summaries.
 *
 * @param mean the mean
 * @param variance the variance (n - 1), zero for a single row
 * @param smallest the smallest value
 * @param largest the largest value
 */
public record OutcomeSummary(double mean, double variance, double smallest, double largest) {

    private static final double ROUNDING = 1e-8;

    /** Whether two summaries are of the same values, in whatever order these were summed. */
    public boolean matches(OutcomeSummary other) {
        double spread = Math.sqrt(variance);
        return smallest == other.smallest
                && largest == other.largest
                && Math.abs(mean - other.mean) <= ROUNDING * spread
                && Math.abs(variance - other.variance) <= ROUNDING * variance;
    }

    /** Whether all values are the same. */
    public boolean isConstant() {
        return smallest == largest;
    }

    /** Collects values block by block. */
    static final class Collector {
        private long count;
        private double mean;
        private double squares;
        private double smallest = Double.POSITIVE_INFINITY;
        private double largest = Double.NEGATIVE_INFINITY;

        /** Adds the first values of an array. */
        void add(double[] values, int length) {
            if (length == 0) {
                return;
            }
            Collector block = new Collector();
            block.count = length;
            double sum = 0;
            for (int i = 0; i < length; i++) {
                sum += values[i];
                block.smallest = Math.min(block.smallest, values[i]);
                block.largest = Math.max(block.largest, values[i]);
            }
            block.mean = sum / length;
            for (int i = 0; i < length; i++) {
                block.squares += (values[i] - block.mean) * (values[i] - block.mean);
            }
            add(block);
        }

        /** Adds the values of another collector (Chan, Golub and LeVeque 1983, Am. Stat. 37(3), 242-247). */
        void add(Collector other) {
            if (other.count > 0) {
                long total = count + other.count;
                double change = other.mean - mean;
                squares += other.squares + change * change * count * other.count / total;
                mean += change * other.count / total;
                count = total;
                smallest = Math.min(smallest, other.smallest);
                largest = Math.max(largest, other.largest);
            }
        }

        OutcomeSummary summary() {
            return new OutcomeSummary(mean, count > 1 ? squares / (count - 1) : 0, smallest, largest);
        }
    }
}
