package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.mixedmodels.engine.result.FixedEffects;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Tests and intervals of the fixed effects. */
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
        Levels.require(level);
        boolean normal = degreesOfFreedom == DegreesOfFreedom.NONE;
        double df = normal ? Double.NaN : model.residualDf();
        RealDistribution reference =
                normal ? new NormalDistribution(null, 0, 1) : new TDistribution(null, model.residualDf());
        double quantile = reference.inverseCumulativeProbability(0.5 + level / 2);
        FixedEffects fixed = model.fixedEffects();
        List<CoefficientTest> tests = new ArrayList<>();
        for (int k = 0; k < fixed.terms().size(); k++) {
            double estimate = fixed.estimates()[k];
            double stdError = fixed.stdError(k);
            double statistic = estimate / stdError;
            tests.add(new CoefficientTest(
                    fixed.terms().get(k),
                    estimate,
                    stdError,
                    df,
                    statistic,
                    2 * reference.cumulativeProbability(-Math.abs(statistic)),
                    estimate - quantile * stdError,
                    estimate + quantile * stdError));
        }
        return tests;
    }
}
