package org.mixedmodels.runner.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.inference.CoefficientTest;
import org.mixedmodels.engine.inference.ExactVarianceTest;
import org.mixedmodels.engine.inference.FixedEffectsInference;
import org.mixedmodels.engine.inference.LinearModelTest;
import org.mixedmodels.engine.inference.ModelIntervals;
import org.mixedmodels.engine.inference.TermDeletion;
import org.mixedmodels.engine.inference.TermTest;
import org.mixedmodels.engine.inference.VarianceComponent;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.runner.output.StatusLine;

/**
 * A fitted model with what is told about it.
 *
 * @param model the model
 * @param settings how it was fitted, and what was asked for
 * @param inference the tests of the fixed effects
 * @param intervals the intervals of coefficients and variance components
 * @param linearModelTest the test against the model without random effects
 * @param deletions the tests of the random effects, each left out in turn
 * @param exactTests the exact tests of the variances that stand alone, if they were asked for
 * @param explained what is read off the variances
 * @param seconds the time from the first row to the last number
 */
public record ModelFit(
        LinearMixedModel model,
        FitSettings settings,
        FixedEffectsInference inference,
        ModelIntervals intervals,
        LinearModelTest linearModelTest,
        TermDeletion deletions,
        List<ExactVarianceTest> exactTests,
        ExplainedVariance explained,
        double seconds) {

    /** Fits a model to rows. */
    public static ModelFit of(
            ModelSpecification specification, RowSource rows, FitSettings settings, StatusLine status) {
        long start = System.nanoTime();
        ProgressMonitor monitor = new StatusProgress(status);
        LinearMixedModel model = LinearMixedModelFitter.with(settings.options()).fit(specification, rows, monitor);
        FixedEffectsInference inference = FixedEffectsInference.of(model, settings.degreesOfFreedom(), monitor);
        return new ModelFit(
                model,
                settings,
                inference,
                intervals(model, inference, settings, monitor),
                LinearModelTest.of(model),
                TermDeletion.of(model, monitor),
                settings.exactTests()
                        .map(simulation -> ExactTests.of(model, simulation, monitor))
                        .orElse(List.of()),
                ExplainedVariance.of(model, settings, monitor),
                (System.nanoTime() - start) / 1e9);
    }

    private static ModelIntervals intervals(
            LinearMixedModel model, FixedEffectsInference inference, FitSettings settings, ProgressMonitor monitor) {
        double level = settings.level();
        return switch (settings.intervals()) {
            case WALD -> ModelIntervals.wald(model, inference.coefficients(level), level);
            case PROFILE ->
                ModelIntervals.profile(model, level, settings.bootstrap().threads(), monitor);
            case BOOTSTRAP -> ModelIntervals.bootstrap(model, level, settings.bootstrap(), monitor);
        };
    }

    /** The confidence level of the intervals. */
    public double level() {
        return settings.level();
    }

    /** The tests of the coefficients, with the intervals that were asked for. */
    public List<CoefficientTest> coefficients() {
        List<CoefficientTest> tests = new ArrayList<>();
        List<CoefficientTest> all = inference.coefficients(level());
        for (int k = 0; k < all.size(); k++) {
            tests.add(all.get(k).with(intervals.fixed().get(k)));
        }
        return tests;
    }

    /** The type III tests of the terms of the fixed effects. */
    public List<TermTest> terms() {
        return inference.terms();
    }

    /** The variances and covariances, the residual last. */
    public List<VarianceComponent> components() {
        return intervals.components();
    }

    /** What the reader must know of it, in sentences. */
    public List<String> messages() {
        List<String> messages = new ArrayList<>(DiagnosticText.of(model));
        if (inference.isRefitted()) {
            messages.add("Kenward and Roger's tests are those of the fit by REML: their estimates of the fixed effects"
                    + " differ from those by ML.");
        }
        if (intervals.isRefitted()) {
            messages.add("Profile intervals are those of the likelihood: the model was fitted again by ML for them.");
        }
        if (settings.exactTests().isPresent() && exactTests.isEmpty()) {
            messages.add("There are no exact tests: every variance comes with covariances or together with others.");
        }
        replicates().ifPresent(messages::add);
        messages.addAll(GapText.of(intervals));
        return messages;
    }

    private Optional<String> replicates() {
        return intervals
                .replicates()
                .filter(bootstrap -> bootstrap.failed() > 0 || bootstrap.singular() > 0)
                .map(bootstrap -> "Of " + bootstrap.attempted() + " bootstrap replicates " + bootstrap.failed()
                        + " failed and were left out; " + bootstrap.singular() + " of the others were singular.");
    }
}
