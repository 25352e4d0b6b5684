package org.mixedmodels.engine.inference;

/**
 * How a bootstrap is made.
 *
 * @param replicates how many outcomes are simulated, one at least
 * @param seed decides them: the same seed gives the same numbers, whatever the number of threads
 * @param threads how many replicates are worked on at once
 */
public record BootstrapOptions(int replicates, long seed, int threads) {

    private static final BootstrapOptions DEFAULTS =
            new BootstrapOptions(1000, 1, Runtime.getRuntime().availableProcessors());

    /** Checks the numbers. */
    public BootstrapOptions {
        if (replicates < 1 || threads < 1) {
            throw new IllegalArgumentException(replicates + " replicates in " + threads + " threads");
        }
    }

    /** 1000 replicates of seed 1 by all processors. */
    public static BootstrapOptions defaults() {
        return DEFAULTS;
    }

    /** The same with another number of replicates. */
    public BootstrapOptions withReplicates(int other) {
        return new BootstrapOptions(other, seed, threads);
    }

    /** The same with another seed. */
    public BootstrapOptions withSeed(long other) {
        return new BootstrapOptions(replicates, other, threads);
    }

    /** The same with another number of threads. */
    public BootstrapOptions withThreads(int other) {
        return new BootstrapOptions(replicates, seed, other);
    }
}
