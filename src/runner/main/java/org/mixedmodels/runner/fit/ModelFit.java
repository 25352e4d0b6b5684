package org.mixedmodels.runner.fit;

import java.util.List;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.inference.CoefficientTest;
import org.mixedmodels.engine.inference.CoefficientTests;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.inference.LinearModelTest;
import org.mixedmodels.engine.inference.VarianceComponent;
import org.mixedmodels.engine.inference.VarianceComponents;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.runner.output.StatusLine;

/**
 * A fitted model with what is told about it.
 *
 * @param model the model
 * @param coefficients the tests of the fixed effects
 * @param components the variances and covariances, the residual last
 * @param linearModelTest the test against the model without random effects
 * @param level the confidence level of the intervals
 * @param seconds the time from the first row to the last number
 */
public record ModelFit(
        LinearMixedModel model,
        List<CoefficientTest> coefficients,
        List<VarianceComponent> components,
        LinearModelTest linearModelTest,
        double level,
        double seconds) {

    /** Fits a model to rows. */
    public static ModelFit of(
            ModelSpecification specification,
            FitOptions options,
            RowSource rows,
            DegreesOfFreedom degreesOfFreedom,
            double level,
            StatusLine status) {
        long start = System.nanoTime();
        LinearMixedModel model =
                LinearMixedModelFitter.with(options).fit(specification, rows, new StatusProgress(status));
        return new ModelFit(
                model,
                CoefficientTests.of(model, degreesOfFreedom, level),
                VarianceComponents.of(model, level),
                LinearModelTest.of(model),
                level,
                (System.nanoTime() - start) / 1e9);
    }
}
