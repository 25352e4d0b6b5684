package org.mixedmodels.knime.fit;

import java.util.List;
import org.mixedmodels.engine.inference.BootstrapOptions;
import org.mixedmodels.engine.inference.CoefficientTest;
import org.mixedmodels.engine.inference.FixedEffectsInference;
import org.mixedmodels.engine.inference.ModelIntervals;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.knime.message.IntervalGaps;
import org.mixedmodels.knime.message.Warnings;
import org.mixedmodels.knime.message.Weight;

/**
 * Tests and intervals of a fitted model as the dialog wants them.
 *
 * @param tests the tests of the fixed effects
 * @param coefficients the tests of the single coefficients, with their Wald intervals
 * @param intervals the intervals that are shown
 */
record FitInference(FixedEffectsInference tests, List<CoefficientTest> coefficients, ModelIntervals intervals) {

    /** Computes them; profiles and bootstraps take many fits. */
    static FitInference of(FitParameters parameters, LinearMixedModel model, ProgressMonitor monitor) {
        monitor.report(Double.NaN, "testing the fixed effects");
        double level = parameters.m_confidenceLevel;
        FixedEffectsInference tests =
                FixedEffectsInference.of(model, parameters.m_degreesOfFreedom.toEngine(), monitor);
        List<CoefficientTest> coefficients = tests.coefficients(level);
        int threads = Runtime.getRuntime().availableProcessors();
        ModelIntervals intervals = switch (parameters.m_intervals) {
            case WALD -> ModelIntervals.wald(model, coefficients, level);
            case PROFILE -> ModelIntervals.profile(model, level, threads, monitor);
            case BOOTSTRAP ->
                ModelIntervals.bootstrap(
                        model,
                        level,
                        new BootstrapOptions(parameters.m_bootstrapReplicates, parameters.m_bootstrapSeed, threads),
                        monitor);
        };
        return new FitInference(tests, coefficients, intervals);
    }

    /** Returns how the intervals were made, for the summary. */
    String description() {
        String level = Math.round(1000 * intervals.level()) / 10.0 + "%";
        return switch (intervals.method()) {
            case WALD -> "Wald, " + level;
            case PROFILE -> "profile likelihood, " + level;
            case BOOTSTRAP ->
                "parametric bootstrap (percentiles), " + level
                        + intervals
                                .replicates()
                                .map(bootstrap -> ", " + (bootstrap.attempted() - bootstrap.failed()) + " of "
                                        + bootstrap.attempted() + " replicates, " + bootstrap.singular() + " singular")
                                .orElse("");
        };
    }

    /** Returns what was done otherwise than the dialog suggests. */
    Warnings warnings() {
        Warnings warnings = new Warnings();
        if (tests.isRefitted()) {
            warnings.add(
                    Weight.CHANGED,
                    "Kenward-Roger degrees of freedom need REML: the fixed effects are those of the model fitted again"
                            + " by REML. Choose REML, or Satterthwaite degrees of freedom, to have all outputs of one"
                            + " fit.");
        }
        if (intervals.isRefitted()) {
            warnings.add(
                    Weight.CHANGED,
                    "Profile likelihood intervals are those of the model fitted again by ML, as in R: likelihoods of"
                            + " REML cannot be compared. Choose ML to have all outputs of one fit.");
        }
        return warnings.addAll(IntervalGaps.of(intervals));
    }
}
