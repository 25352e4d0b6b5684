package org.mixedmodels.knime.view;

import java.util.List;
import java.util.stream.IntStream;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.inference.CoefficientTest;
import org.mixedmodels.engine.inference.FixedEffectsInference;
import org.mixedmodels.engine.inference.IntervalMethod;
import org.mixedmodels.engine.inference.ModelIntervals;
import org.mixedmodels.engine.inference.VarianceComponent;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * What the view of a fitted model is made of.
 *
 * @param model the model
 * @param rows the data that it was fitted to
 * @param inference its fixed effects with their reference distribution
 * @param coefficients the tests and intervals to show
 * @param components the variances with the intervals to show
 * @param method how the intervals were made
 * @param level the confidence level
 * @param warnings all that is to be said about the model, the weightiest first
 */
public record ModelViewInput(
        LinearMixedModel model,
        RowSource rows,
        FixedEffectsInference inference,
        List<CoefficientTest> coefficients,
        List<VarianceComponent> components,
        IntervalMethod method,
        double level,
        List<String> warnings) {

    /** Copies the lists. */
    public ModelViewInput {
        coefficients = List.copyOf(coefficients);
        components = List.copyOf(components);
        warnings = List.copyOf(warnings);
    }

    /**
     * Returns the input for intervals of any method.
     *
     * @param model the model
     * @param rows the data that it was fitted to
     * @param inference its fixed effects with their reference distribution
     * @param intervals the intervals of coefficients and variances
     * @param warnings all that is to be said about the model, the weightiest first
     */
    public static ModelViewInput of(
            LinearMixedModel model,
            RowSource rows,
            FixedEffectsInference inference,
            ModelIntervals intervals,
            List<String> warnings) {
        List<CoefficientTest> wald = inference.coefficients(intervals.level());
        List<CoefficientTest> tests = IntStream.range(0, wald.size())
                .mapToObj(k -> wald.get(k).with(intervals.fixed().get(k)))
                .toList();
        return new ModelViewInput(
                model, rows, inference, tests, intervals.components(), intervals.method(), intervals.level(), warnings);
    }
}
