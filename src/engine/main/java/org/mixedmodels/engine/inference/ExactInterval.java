package org.mixedmodels.engine.inference;

import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The exact interval of the intraclass correlation from the F distribution, with the F test that the variance is zero.
 *
 * <p>For balanced groups without predictors it is the interval of analysis of variance, (F/F_u - 1) / (F/F_u + n - 1) to
 * (F/F_l - 1) / (F/F_l + n - 1); for unbalanced ones that of Wald (1940, Ann. Math. Stat. 11, 96-100), with predictors that
 * of Wald (1947, ibid. 18, 586-589) and Seely and El-Bassiouni (1983, Ann. Stat. 11, 197-200). A limit below zero is set
 * to zero, for a variance is not negative.
 *
 * @param lower lower limit; NaN if there is no exact interval
 * @param upper upper limit
 * @param fStatistic the F statistic of the hypothesis that the variance between groups is zero
 * @param numeratorDf its degrees of freedom between groups
 * @param denominatorDf its degrees of freedom within groups
 * @param pValue its p-value
 * @param absent why there is none; null if there is one
 */
public record ExactInterval(
        double lower,
        double upper,
        double fStatistic,
        double numeratorDf,
        double denominatorDf,
        double pValue,
        @Nullable Reason absent) {

    /** Why a model has no exact interval. */
    public enum Reason {
        /** The model has several variances beside the residual one: several factors, or slopes beside an intercept. */
        SEVERAL_VARIANCES,
        /** The predictors leave no degrees of freedom between the groups or within them, or no residuals within. */
        NO_DEGREES_OF_FREEDOM
    }

    /**
     * The interval of the ICC of a model's only random effect.
     *
     * @param level the confidence level, between 0 and 1
     */
    public static ExactInterval of(LinearMixedModel model, double level) {
        Levels.require(level);
        if (model.crossProducts().factors().size() > 1
                || model.crossProducts().factors().get(0).size() > 1) {
            return none(Reason.SEVERAL_VARIANCES);
        }
        VarianceRatio ratio = new VarianceRatio(model.crossProducts());
        if (!ratio.isTestable()) {
            return none(Reason.NO_DEGREES_OF_FREEDOM);
        }
        double tail = (1 - level) / 2;
        double statistic = ratio.statistic(0);
        return new ExactInterval(
                ratio.share(ratio.atQuantile(1 - tail)),
                ratio.share(ratio.atQuantile(tail)),
                statistic,
                ratio.numeratorDf(),
                ratio.denominatorDf(),
                ratio.upperTail(statistic),
                null);
    }

    private static ExactInterval none(Reason reason) {
        double nan = Double.NaN;
        return new ExactInterval(nan, nan, nan, nan, nan, nan, reason);
    }
}
