package org.mixedmodels.knime.view;

import java.util.List;
import org.mixedmodels.engine.inference.CoefficientTest;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.inference.FixedEffectsInference;
import org.mixedmodels.engine.inference.NamedModel;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * A model in the view of a comparison.
 *
 * @param name how it is called there
 * @param model the model, as it was fitted or as it was fitted again for the comparison
 * @param coefficients the tests and intervals of its coefficients
 */
record ComparedModel(String name, LinearMixedModel model, List<CoefficientTest> coefficients) {

    /** Copies the list. */
    ComparedModel {
        coefficients = List.copyOf(coefficients);
    }

    static ComparedModel of(NamedModel named, double level, ProgressMonitor monitor) {
        FixedEffectsInference inference =
                FixedEffectsInference.of(named.model(), DegreesOfFreedom.SATTERTHWAITE, monitor);
        return new ComparedModel(named.name(), named.model(), inference.coefficients(level));
    }
}
