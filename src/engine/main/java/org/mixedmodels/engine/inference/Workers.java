package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.progress.ProgressMonitor;

/**
 * Many pieces of work of one kind, done by several threads. What comes out depends on the pieces alone, not on the
 * threads; the first exception ends the work of all of them.
 */
final class Workers {

    private final int threads;
    private final ProgressMonitor monitor;
    private final String what;

    /**
     * Workers.
     *
     * @param threads how many threads at most
     * @param monitor told of each piece that is done, by one thread at a time; can cancel
     * @param what is done, for the monitor: "refitting simulated outcomes"
     */
    Workers(int threads, ProgressMonitor monitor, String what) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads");
        }
        this.threads = threads;
        this.monitor = monitor;
        this.what = what;
    }

    /**
     * The results of all pieces, in their order.
     *
     * @param count how many pieces
     * @param worker makes what one thread needs, from a monitor that can cancel; that does one piece after the other
     */
    <T> List<T> map(int count, Function<ProgressMonitor, IntFunction<T>> worker) {
        Run<T> run = new Run<>(count, monitor, what);
        IntStream.range(0, Math.min(threads, count)).parallel().forEach(i -> run.work(worker));
        return run.results();
    }

    private static final class Run<T> {
        private final int count;
        private final ProgressMonitor monitor;
        private final String what;
        private final Object[] results;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        private int done;

        Run(int count, ProgressMonitor monitor, String what) {
            this.count = count;
            this.monitor = monitor;
            this.what = what;
            this.results = new Object[count];
        }

        void work(Function<ProgressMonitor, IntFunction<T>> worker) {
            try {
                IntFunction<T> work = worker.apply(cancellation());
                for (int piece = next.getAndIncrement(); piece < count; piece = next.getAndIncrement()) {
                    cancellation().checkCancelled();
                    results[piece] = work.apply(piece);
                    report();
                }
            } catch (RuntimeException e) {
                // those that others throw because they were stopped come later
                failure.compareAndSet(null, e);
                stopped.set(true);
            }
        }

        private synchronized void report() {
            done++;
            monitor.report((double) done / count, what + ": " + done + " of " + count);
        }

        private ProgressMonitor cancellation() {
            return new ProgressMonitor() {
                @Override
                public void report(double fraction, String message) {
                    // what one thread does is no progress of the whole
                }

                @Override
                public boolean isCancelled() {
                    return stopped.get() || monitor.isCancelled();
                }
            };
        }

        @SuppressWarnings("unchecked")
        List<T> results() {
            RuntimeException first = failure.get();
            if (first != null) {
                throw first;
            }
            List<T> list = new ArrayList<>(count);
            Arrays.stream(results).forEach(result -> list.add((T) result));
            return list;
        }
    }
}
