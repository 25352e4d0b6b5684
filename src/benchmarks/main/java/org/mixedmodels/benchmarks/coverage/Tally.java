package org.mixedmodels.benchmarks.coverage;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts, per kind of interval, how often it contains the truth. The replicates of a study are counted one by one and
 * added; the order does not matter.
 */
public final class Tally {

    private final Map<Kind, Count> counts = new LinkedHashMap<>();

    /**
     * A kind of interval.
     *
     * @param quantity what it is for
     * @param method how it is made
     */
    public record Kind(String quantity, String method) {}

    /** How often one kind of interval was right. */
    public static final class Count {
        private long replicates;
        private long intervals;
        private long covered;
        private long asked;
        private double squares;
        private double ofProducts;
        private double ofIntervals;

        /** The share of the intervals that contain the truth. */
        public double coverage() {
            return (double) covered / intervals;
        }

        /** The share of the intervals asked for that could not be made. */
        public double absent() {
            return 1 - (double) intervals / asked;
        }

        /** The standard error of {@link #coverage}, the intervals of one replicate taken as dependent. */
        public double stdError() {
            double c = coverage();
            double sum = squares - 2 * c * ofProducts + c * c * ofIntervals;
            return Math.sqrt(Math.max(0, sum)) / intervals;
        }

        private void addReplicate(long newCovered, long newIntervals, long newAsked) {
            replicates++;
            covered += newCovered;
            intervals += newIntervals;
            asked += newAsked;
            squares += (double) newCovered * newCovered;
            ofProducts += (double) newCovered * newIntervals;
            ofIntervals += (double) newIntervals * newIntervals;
        }

        private void add(Count other) {
            replicates += other.replicates;
            covered += other.covered;
            intervals += other.intervals;
            asked += other.asked;
            squares += other.squares;
            ofProducts += other.ofProducts;
            ofIntervals += other.ofIntervals;
        }
    }

    /** The intervals of one replicate. */
    public static final class Replicate {
        private final Map<Kind, long[]> seen = new LinkedHashMap<>();

        /** Counts an interval; limits that are NaN are an interval that could not be made. */
        public void add(String quantity, String method, double lower, double upper, double truth) {
            long[] count = seen.computeIfAbsent(new Kind(quantity, method), kind -> new long[3]);
            boolean made = !Double.isNaN(lower) && !Double.isNaN(upper);
            count[0] += made && lower <= truth && truth <= upper ? 1 : 0;
            count[1] += made ? 1 : 0;
            count[2]++;
        }
    }

    /** Adds a replicate. */
    void add(Replicate replicate) {
        replicate.seen.forEach((kind, count) ->
                counts.computeIfAbsent(kind, k -> new Count()).addReplicate(count[0], count[1], count[2]));
    }

    /** Adds the replicates of another tally. */
    void add(Tally other) {
        other.counts.forEach(
                (kind, count) -> counts.computeIfAbsent(kind, k -> new Count()).add(count));
    }

    /** The counts, in the order in which their kinds were first met. */
    public Map<Kind, Count> counts() {
        return counts;
    }
}
