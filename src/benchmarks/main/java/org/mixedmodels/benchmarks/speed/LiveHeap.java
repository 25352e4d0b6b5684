package org.mixedmodels.benchmarks.speed;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The memory that work needs: the largest heap in use right after collections, which a second thread asks for all the
 * time. Garbage, which a larger heap only keeps for longer, is not counted; the data that lie in memory are.
 */
final class LiveHeap {

    private static final double MEGABYTE = 1 << 20;
    private static final long PAUSE_MILLIS = 5;

    private LiveHeap() {}

    /** The largest live heap, in MB, while some work is done. */
    static double peak(Runnable work) {
        AtomicBoolean done = new AtomicBoolean();
        double[] peak = {used()};
        Thread sampler = new Thread(() -> {
            while (!done.get()) {
                peak[0] = Math.max(peak[0], used());
                pause();
            }
        });
        sampler.start();
        try {
            work.run();
        } finally {
            done.set(true);
            join(sampler);
        }
        return peak[0];
    }

    private static double used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
