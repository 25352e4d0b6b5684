package org.mixedmodels.runner.fit;

import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.inference.BootstrapOptions;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.inference.IntervalMethod;

/**
 * How a model is fitted, and what is told about it.
 *
 * @param options the options of the fit
 * @param degreesOfFreedom the reference distribution of the tests of fixed effects
 * @param level the confidence level of the intervals
 * @param intervals how the intervals of coefficients and variance components are made
 * @param bootstrap how they are, by bootstrap
 */
public record FitSettings(
        FitOptions options,
        DegreesOfFreedom degreesOfFreedom,
        double level,
        IntervalMethod intervals,
        BootstrapOptions bootstrap) {

    /** REML, Satterthwaite's degrees of freedom, Wald intervals at 95%. */
    public static FitSettings defaults() {
        return new FitSettings(
                FitOptions.defaults(),
                DegreesOfFreedom.SATTERTHWAITE,
                0.95,
                IntervalMethod.WALD,
                BootstrapOptions.defaults());
    }

    /** The same with other options of the fit. */
    public FitSettings withOptions(FitOptions other) {
        return new FitSettings(other, degreesOfFreedom, level, intervals, bootstrap);
    }

    /** The same with another reference distribution. */
    public FitSettings withDegreesOfFreedom(DegreesOfFreedom other) {
        return new FitSettings(options, other, level, intervals, bootstrap);
    }

    /** The same with another confidence level. */
    public FitSettings withLevel(double other) {
        return new FitSettings(options, degreesOfFreedom, other, intervals, bootstrap);
    }

    /** The same with intervals by another method. */
    public FitSettings withIntervals(IntervalMethod method, BootstrapOptions replicates) {
        return new FitSettings(options, degreesOfFreedom, level, method, replicates);
    }
}
