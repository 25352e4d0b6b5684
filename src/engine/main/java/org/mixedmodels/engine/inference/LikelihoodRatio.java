package org.mixedmodels.engine.inference;

import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The likelihood-ratio test of a model against a special case of it.
 *
 * @param chiSquare the statistic
 * @param df the difference of the numbers of parameters
 * @param pValue from the chi-square distribution
 * @param boundaryPValue from the mixture if variances are tested at zero and it is known, else NaN
 * @param remark which of them holds
 */
record LikelihoodRatio(double chiSquare, int df, double pValue, double boundaryPValue, TestRemark remark) {

    /** The test of nested models by the same criterion. */
    static LikelihoodRatio of(LinearMixedModel smaller, LinearMixedModel larger) {
        int df = larger.parameters() - smaller.parameters();
        return of(smaller.criterion() - larger.criterion(), df, ZeroVarianceCase.remark(smaller, larger));
    }

    /** The test against the linear model with the same fixed effects. */
    static LikelihoodRatio againstLinearModel(LinearMixedModel model) {
        double difference = LinearModelTest.linearModelCriterion(model) - model.criterion();
        return of(difference, model.theta().length, ZeroVarianceCase.remark(null, model));
    }

    /** The test against a smaller model, or against the linear model if there is none. */
    static LikelihoodRatio ofNullable(@Nullable LinearMixedModel smaller, LinearMixedModel larger) {
        return smaller == null ? againstLinearModel(larger) : of(smaller, larger);
    }

    private static LikelihoodRatio of(double difference, int df, TestRemark remark) {
        double statistic = Math.max(0, difference);
        double boundary =
                remark instanceof TestRemark.ZeroVariances zero ? zero.mixture().upperTail(statistic) : Double.NaN;
        return new LikelihoodRatio(statistic, df, BoundaryTest.upperTail(statistic, df), boundary, remark);
    }
}
