package org.mixedmodels.engine.inference;

import java.util.List;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Tests and intervals of the fixed effects; {@link FixedEffectsInference} has those of contrasts and terms too. */
public final class CoefficientTests {

    private CoefficientTests() {}

    /**
     * The tests of all coefficients.
     *
     * @param model the fitted model
     * @param degreesOfFreedom the reference distribution
     * @param level the confidence level, between 0 and 1
     */
    public static List<CoefficientTest> of(LinearMixedModel model, DegreesOfFreedom degreesOfFreedom, double level) {
        return of(model, degreesOfFreedom, level, ProgressMonitor.none());
    }

    /** As {@link #of(LinearMixedModel, DegreesOfFreedom, double)}, with a monitor that is told of the progress. */
    public static List<CoefficientTest> of(
            LinearMixedModel model, DegreesOfFreedom degreesOfFreedom, double level, ProgressMonitor monitor) {
        Levels.require(level);
        return FixedEffectsInference.of(model, degreesOfFreedom, monitor).coefficients(level);
    }
}
