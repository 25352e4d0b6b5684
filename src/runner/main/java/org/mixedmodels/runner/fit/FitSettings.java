package org.mixedmodels.runner.fit;

import java.util.Optional;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.inference.BootstrapOptions;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.inference.IntervalMethod;
import org.mixedmodels.engine.inference.SimulationOptions;

/**
 * How a model is fitted, and what is told about it.
 *
 * @param options the options of the fit
 * @param degreesOfFreedom the reference distribution of the tests of fixed effects
 * @param level the confidence level of the intervals
 * @param intervals how the intervals of coefficients and variance components are made
 * @param bootstrap how they are, by bootstrap
 * @param exactTests how the exact tests of variances are simulated; empty for none
 */
public record FitSettings(
        FitOptions options,
        DegreesOfFreedom degreesOfFreedom,
        double level,
        IntervalMethod intervals,
        BootstrapOptions bootstrap,
        Optional<SimulationOptions> exactTests) {

    /** REML, Satterthwaite's degrees of freedom, Wald intervals at 95%. */
    public static FitSettings defaults() {
        return new FitSettings(
                FitOptions.defaults(),
                DegreesOfFreedom.SATTERTHWAITE,
                0.95,
                IntervalMethod.WALD,
                BootstrapOptions.defaults(),
                Optional.empty());
    }

    /** The same with other options of the fit. */
    public FitSettings withOptions(FitOptions other) {
        return new FitSettings(other, degreesOfFreedom, level, intervals, bootstrap, exactTests);
    }

    /** The same with another reference distribution. */
    public FitSettings withDegreesOfFreedom(DegreesOfFreedom other) {
        return new FitSettings(options, other, level, intervals, bootstrap, exactTests);
    }

    /** The same with another confidence level. */
    public FitSettings withLevel(double other) {
        return new FitSettings(options, degreesOfFreedom, other, intervals, bootstrap, exactTests);
    }

    /** The same with intervals by another method. */
    public FitSettings withIntervals(IntervalMethod method, BootstrapOptions replicates) {
        return new FitSettings(options, degreesOfFreedom, level, method, replicates, exactTests);
    }

    /** The same with exact tests of variances. */
    public FitSettings withExactTests(SimulationOptions simulation) {
        return new FitSettings(options, degreesOfFreedom, level, intervals, bootstrap, Optional.of(simulation));
    }
}
