package org.mixedmodels.engine.inference;

/**
 * How a null distribution is simulated.
 *
 * @param simulations how many statistics are drawn, one at least
 * @param seed of the random numbers; the same seed gives the same result
 */
public record SimulationOptions(int simulations, long seed) {

    /** At least one simulation. */
    public SimulationOptions {
        if (simulations < 1) {
            throw new IllegalArgumentException("at least one simulation, not " + simulations);
        }
    }

    /** 10,000 simulations with seed 1. */
    public static SimulationOptions defaults() {
        return new SimulationOptions(10_000, 1);
    }
}
