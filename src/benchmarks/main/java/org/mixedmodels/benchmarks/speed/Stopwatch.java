package org.mixedmodels.benchmarks.speed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Times work that is done again and again. */
public final class Stopwatch {

    private static final double NANOS = 1e-9;

    private Stopwatch() {}

    /** The seconds that some work takes once. */
    public static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) * NANOS;
    }

    /**
     * The median of the seconds that some work takes.
     *
     * @param fewest how often it is done at least
     * @param budget the seconds after which it is not done again
     */
    public static double median(Runnable work, int fewest, double budget) {
        List<Double> seconds = new ArrayList<>();
        double total = 0;
        while (seconds.size() < fewest || total < budget) {
            double once = seconds(work);
            seconds.add(once);
            total += once;
        }
        Collections.sort(seconds);
        int n = seconds.size();
        return (seconds.get((n - 1) / 2) + seconds.get(n / 2)) / 2;
    }
}
