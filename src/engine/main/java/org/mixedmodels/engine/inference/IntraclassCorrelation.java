package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.stream.LongStream;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.fit.Refit;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * How much of the variance lies between the groups of a factor, and how alike two members of a group are.
 *
 * <p>With random slopes the variance of a factor is its mean over the rows; with weights it is that of a row of mean
 * weight, and so is the residual variance.
 *
 * @param group the grouping factor
 * @param levels the number of groups
 * @param smallest the number of rows in the smallest group
 * @param mean the mean number of rows
 * @param largest the number of rows in the largest group
 * @param variance the variance between the groups
 * @param share its share of the total variance (the variance partition coefficient)
 * @param icc the correlation of two members of the same group: the share of this factor and of the factors that its
 *     groups are nested in
 * @param stdError the standard error of {@code icc} by the delta method, NaN at zero
 * @param lower lower limit of its interval on the logit scale, NaN at zero
 * @param upper upper limit
 * @param designEffect 1 + (mean - 1) icc
 * @param effectiveSampleSize rows divided by the design effect
 * @param lrStatistic twice the logarithm of the likelihood ratio to the model without this factor
 * @param pValue its p-value from the mixture of chi-square distributions for variances that are tested at zero; NaN if
 *     the factor has effects for which the mixture is not known, see {@link TestRemark}
 * @param designSize the size of the group that the average row is in, sum n_j^2 / n: the mean group size plus the
 *     variance of the sizes divided by their mean, so the mean itself if all groups are of the same size
 * @param exact the exact interval, or why there is none
 */
public record IntraclassCorrelation(
        String group,
        int levels,
        long smallest,
        double mean,
        long largest,
        double variance,
        double share,
        double icc,
        double stdError,
        double lower,
        double upper,
        double designEffect,
        double effectiveSampleSize,
        double lrStatistic,
        double pValue,
        double designSize,
        ExactInterval exact) {

    /**
     * The intraclass correlations of a model, in the order of its grouping factors; given its fixed effects, if it has
     * more than an intercept.
     *
     * @param model the fitted model
     * @param level the confidence level, between 0 and 1
     * @param monitor told of the fits without each factor
     */
    public static List<IntraclassCorrelation> of(LinearMixedModel model, double level, ProgressMonitor monitor) {
        RelativeVariances variances = RelativeVariances.mean(model);
        VarianceCovariance information = VarianceCovariance.of(model);
        List<IntraclassCorrelation> result = new ArrayList<>();
        for (RandomDesign.Factor factor : model.data().random().factors()) {
            int f = model.crossProducts().factor(factor.name());
            result.add(of(model, f, variances, information, level, monitor));
        }
        return result;
    }

    private static IntraclassCorrelation of(
            LinearMixedModel model,
            int f,
            RelativeVariances variances,
            VarianceCovariance information,
            double level,
            ProgressMonitor monitor) {
        CrossProducts.FactorProducts factor = model.crossProducts().factors().get(f);
        LongSummaryStatistics sizes = LongStream.of(factor.observations()).summaryStatistics();
        ShareInterval icc = ShareInterval.of(
                variances, NestedFactors.around(model.crossProducts(), f), information, Levels.normalQuantile(level));
        boolean known = variances.value(f) > 0;
        double designEffect = 1 + (sizes.getAverage() - 1) * icc.value();
        LikelihoodRatio test = withoutFactor(model, f, monitor);
        return new IntraclassCorrelation(
                factor.name(),
                factor.levels().size(),
                sizes.getMin(),
                sizes.getAverage(),
                sizes.getMax(),
                variances.value(f) * model.estimates().sigma2(),
                variances.value(f) / variances.total(),
                icc.value(),
                known ? icc.stdError() : Double.NaN,
                known ? icc.lower() : Double.NaN,
                known ? icc.upper() : Double.NaN,
                designEffect,
                model.nobs() / designEffect,
                test.chiSquare(),
                test.boundaryPValue(),
                GroupSizes.ofAverageRow(factor),
                ExactInterval.of(model, level));
    }

    /**
     * 1 + (designSize - 1) icc: how much larger the variance of the mean of all rows is than that of as many independent
     * ones, also for groups of different sizes (Kish 1965, Survey Sampling, section 5.4).
     */
    public double kishDesignEffect() {
        return 1 + (designSize - 1) * icc;
    }

    /** Why there is no standard error, if there is none. */
    public Optional<NoInterval> noInterval() {
        return NoInterval.of(variance, stdError);
    }

    private static LikelihoodRatio withoutFactor(LinearMixedModel model, int f, ProgressMonitor monitor) {
        if (model.crossProducts().factors().size() == 1) {
            return LikelihoodRatio.againstLinearModel(model);
        }
        String group = model.crossProducts().factors().get(f).name();
        return LikelihoodRatio.of(Refit.of(model, monitor).withoutFactor(group), model);
    }
}
