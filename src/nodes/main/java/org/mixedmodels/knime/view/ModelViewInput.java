package org.mixedmodels.knime.view;

import java.util.List;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.inference.CoefficientTest;
import org.mixedmodels.engine.inference.FixedEffectsInference;
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
 * @param intervals a sentence on the intervals of the variances
 * @param level the confidence level
 * @param warnings all that is to be said about the model, the weightiest first
 */
public record ModelViewInput(
        LinearMixedModel model,
        RowSource rows,
        FixedEffectsInference inference,
        List<CoefficientTest> coefficients,
        List<VarianceComponent> components,
        String intervals,
        double level,
        List<String> warnings) {

    /** Copies the lists. */
    public ModelViewInput {
        coefficients = List.copyOf(coefficients);
        components = List.copyOf(components);
        warnings = List.copyOf(warnings);
    }
}
