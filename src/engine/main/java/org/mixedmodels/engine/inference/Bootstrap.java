package org.mixedmodels.engine.inference;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.commons.math3.random.Well19937c;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.fit.SimulatedRefit;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * A parametric bootstrap: numbers that follow from a model, computed again from fits to outcomes that are simulated from
 * it, with new random effects, as {@code lme4::bootMer} does by default. Replicates whose fit fails or does not converge
 * are left out and counted; a variance of zero is a result.
 */
public final class Bootstrap {

    /** With fewer values the limits of percentile intervals would mean little. */
    private static final int FEWEST = 20;

    private final double[] estimates;
    private final double[][] values;
    private final int attempted;
    private final int singular;

    private Bootstrap(double[] estimates, double[][] values, int attempted, int singular) {
        this.estimates = estimates;
        this.values = values;
        this.attempted = attempted;
        this.singular = singular;
    }

    /** One replicate. */
    private record Replicate(double[] values, boolean singular) {}

    /**
     * A bootstrap.
     *
     * @param model the fitted model
     * @param statistic the numbers that follow from a model, always as many; NaN where one is undefined. Called by several
     *     threads
     * @param options how many, which and how
     * @param monitor told of the progress; can cancel
     */
    public static Bootstrap of(
            LinearMixedModel model,
            Function<LinearMixedModel, double[]> statistic,
            BootstrapOptions options,
            ProgressMonitor monitor) {
        double[] estimates = statistic.apply(model);
        List<@Nullable Replicate> replicates = new Workers(options.threads(), monitor, "fitting simulated outcomes")
                .map(options.replicates(), cancellation -> {
                    SimulatedRefit refit = new SimulatedRefit(model, cancellation);
                    return i -> replicate(refit, statistic, options.seed(), i);
                });
        List<Replicate> kept = replicates.stream().filter(Objects::nonNull).toList();
        double[][] values = kept.stream().map(Replicate::values).toArray(double[][]::new);
        if (Arrays.stream(values).anyMatch(v -> v.length != estimates.length)) {
            throw new IllegalArgumentException("the statistic does not give as many numbers for every model");
        }
        int singular = (int) kept.stream().filter(Replicate::singular).count();
        return new Bootstrap(estimates, values, options.replicates(), singular);
    }

    /** A bootstrap of the parameters in the order of {@link ModelIntervals}: coefficients, vcov and sdcor of the components. */
    public static Bootstrap of(LinearMixedModel model, BootstrapOptions options, ProgressMonitor monitor) {
        return of(model, ComponentRow::parameters, options, monitor);
    }

    private static @Nullable Replicate replicate(
            SimulatedRefit refit, Function<LinearMixedModel, double[]> statistic, long seed, int index) {
        int[] seeds = {(int) (seed >>> 32), (int) seed, index};
        try {
            LinearMixedModel fitted = refit.next(new Well19937c(seeds));
            boolean converged = fitted.optimization().converged();
            return converged ? new Replicate(statistic.apply(fitted), fitted.isSingular()) : null;
        } catch (InvalidInputException e) {
            return null; // counted as failed
        }
    }

    /** The numbers of the model itself. */
    public double[] estimates() {
        return estimates.clone();
    }

    /** The numbers of each replicate that succeeded. */
    public double[][] values() {
        return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }

    /** How many outcomes were simulated. */
    public int attempted() {
        return attempted;
    }

    /** Of how many of them the fit failed. */
    public int failed() {
        return attempted - values.length;
    }

    /** In how many of the others a variance was zero or a correlation one. */
    public int singular() {
        return singular;
    }

    /** The values of a number that are defined, ascending. */
    private double[] sorted(int k) {
        return Arrays.stream(values)
                .mapToDouble(v -> v[k])
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
    }

    /** The standard deviation of a number over the replicates, its standard error. */
    public double stdError(int k) {
        double[] sorted = sorted(k);
        double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
        double squares = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum();
        return sorted.length > 1 ? Math.sqrt(squares / (sorted.length - 1)) : Double.NaN;
    }

    /** The mean of a number over the replicates less its estimate. */
    public double bias(int k) {
        return Arrays.stream(sorted(k)).average().orElse(Double.NaN) - estimates[k];
    }

    /**
     * The percentile interval of a number; replicates in which it is undefined, such as the correlation of an effect that
     * does not vary, are left out.
     *
     * @param level the confidence level, between 0 and 1
     */
    public Interval interval(int k, double level) {
        Levels.require(level);
        double[] sorted = sorted(k);
        if (sorted.length < FEWEST) {
            return Interval.none(IntervalGap.FEW_REPLICATES);
        }
        return Interval.of(Percentiles.of(sorted, 0.5 - level / 2), Percentiles.of(sorted, 0.5 + level / 2));
    }
}
