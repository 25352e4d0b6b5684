package org.mixedmodels.knime.view;

import java.util.List;
import org.mixedmodels.engine.inference.CoefficientTest;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * A model in the view of a comparison.
 *
 * @param name how it is called there
 * @param model the model, as it was fitted or as it was fitted again for the comparison
 * @param coefficients the tests and intervals of its coefficients
 */
public record ComparedModel(String name, LinearMixedModel model, List<CoefficientTest> coefficients) {

    /** Copies the list. */
    public ComparedModel {
        coefficients = List.copyOf(coefficients);
    }
}
