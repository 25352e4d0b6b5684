package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.fit.Refit;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * How much of the variance lies between the groups of a factor, and how alike two members of a group are.
 *
 * <p>With random slopes the variance of a factor is its mean over the rows.
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
 * @param pValue its p-value, the variance being tested at zero; NaN if the factor has several covariance parameters
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
        double pValue) {

    /**
     * The intraclass correlations of a model, in the order of its grouping factors; given its fixed effects, if it has
     * more than an intercept.
     *
     * @param model the fitted model
     * @param level the confidence level, between 0 and 1
     * @param monitor told of the fits without each factor
     */
    public static List<IntraclassCorrelation> of(LinearMixedModel model, double level, ProgressMonitor monitor) {
        double quantile = Levels.normalQuantile(level);
        MeanVariances variances = new MeanVariances(model);
        VarianceCovariance information = VarianceCovariance.of(model);
        List<IntraclassCorrelation> result = new ArrayList<>();
        for (RandomDesign.Factor factor : model.data().random().factors()) {
            int f = model.crossProducts().factor(factor.name());
            result.add(of(model, f, variances, information, quantile, monitor));
        }
        return result;
    }

    private static IntraclassCorrelation of(
            LinearMixedModel model,
            int f,
            MeanVariances variances,
            VarianceCovariance information,
            double quantile,
            ProgressMonitor monitor) {
        CrossProducts.FactorProducts factor = model.crossProducts().factors().get(f);
        List<Integer> shared = sharedFactors(model.crossProducts(), f);
        double total = variances.total();
        double icc = shared.stream().mapToDouble(variances::value).sum() / total;
        double stdError = variances.value(f) > 0 ? stdError(model, shared, variances, information) : Double.NaN;
        double width = quantile * stdError / (icc * (1 - icc));
        double mean = (double) model.nobs() / factor.levels().size();
        double designEffect = 1 + (mean - 1) * icc;
        LongStream sizes = Arrays.stream(factor.observations());
        double statistic = lrStatistic(model, f, monitor);
        return new IntraclassCorrelation(
                factor.name(),
                factor.levels().size(),
                Arrays.stream(factor.observations()).min().orElse(0),
                mean,
                sizes.max().orElse(0),
                variances.value(f) * model.estimates().sigma2(),
                variances.value(f) / total,
                icc,
                stdError,
                logistic(Math.log(icc / (1 - icc)) - width),
                logistic(Math.log(icc / (1 - icc)) + width),
                designEffect,
                model.nobs() / designEffect,
                statistic,
                parameters(model, factor.name()) == 1 ? BoundaryTest.mixture(statistic, 1, 0) : Double.NaN);
    }

    /** How many covariance parameters a factor has. */
    private static int parameters(LinearMixedModel model, String factor) {
        return model.data().random().factors().stream()
                .filter(candidate -> candidate.name().equals(factor))
                .flatMap(candidate -> candidate.terms().stream())
                .mapToInt(term -> term.structure().parameters())
                .sum();
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** The factor and those in whose levels its levels are nested. */
    private static List<Integer> sharedFactors(CrossProducts sums, int f) {
        List<Integer> shared = new ArrayList<>(List.of(f));
        for (CrossProducts.PairProducts pair : sums.pairs()) {
            boolean first = pair.first() == f;
            if (first || pair.second() == f) {
                int other = first ? pair.second() : pair.first();
                int levels = sums.factors().get(f).levels().size();
                if (pair.firstLevels().length == levels
                        && levels > sums.factors().get(other).levels().size()) {
                    shared.add(other);
                }
            }
        }
        return shared;
    }

    /** Of sum_shared v / (1 + sum_all v), by the delta method. */
    private static double stdError(
            LinearMixedModel model, List<Integer> shared, MeanVariances variances, VarianceCovariance information) {
        double total = variances.total();
        double numerator = shared.stream().mapToDouble(variances::value).sum();
        double[] gradient = new double[model.theta().length + 1];
        for (int f = 0; f < model.crossProducts().factors().size(); f++) {
            double weight = (shared.contains(f) ? 1 / total : 0) - numerator / (total * total);
            for (int k = 0; k < model.theta().length; k++) {
                gradient[k] += weight * variances.gradient(f)[k];
            }
        }
        return Math.sqrt(information.variance(gradient));
    }

    private static double lrStatistic(LinearMixedModel model, int f, ProgressMonitor monitor) {
        if (model.crossProducts().factors().size() == 1) {
            return LinearModelTest.of(model).chiSquare();
        }
        String group = model.crossProducts().factors().get(f).name();
        double criterion = Refit.of(model, monitor).withoutFactor(group).criterion();
        return Math.max(0, criterion - model.criterion());
    }
}
