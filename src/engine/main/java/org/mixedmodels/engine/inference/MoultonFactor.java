package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * How much larger the standard error of a regression coefficient is than ordinary least squares tells, if the groups of a
 * factor are ignored: sqrt(1 + (m - 1) r_x r_e) with the intraclass correlations of predictor and residual and m = V(n_j) /
 * n + n, V and n the variance and mean of the group sizes, which is sum n_j^2 / sum n_j (Moulton 1986, J. Econometrics 32,
 * 385-397; Angrist and Pischke 2009, Mostly Harmless Econometrics, equation 8.2.4).
 *
 * <p>It is exact for a regression on this predictor alone, a guide for one on several.
 *
 * @param group the grouping factor
 * @param predictor the column of X
 * @param predictorIcc its intraclass correlation, sum over pairs of rows of the same group of (x_i - mean)(x_k - mean),
 *     divided by their number and the variance; one for a column that is constant within groups, slightly negative for
 *     one that is centred within them
 * @param outcomeIcc the ICC of the model for the factor, {@link IntraclassCorrelation#icc}
 * @param groupSize m
 * @param factor by what the standard error grows
 */
public record MoultonFactor(
        String group, String predictor, double predictorIcc, double outcomeIcc, double groupSize, double factor) {

    /**
     * The factors of all columns of X but the intercept, factor by factor. None for a model without a fixed intercept or
     * with weights, and none for a grouping factor without a random intercept or whose groups have one row each.
     */
    public static List<MoultonFactor> of(LinearMixedModel model) {
        List<MoultonFactor> result = new ArrayList<>();
        if (!model.design().hasIntercept() || model.specification().weights().isPresent()) {
            return result;
        }
        RelativeVariances variances = RelativeVariances.mean(model);
        for (RandomDesign.Factor factor : model.data().random().factors()) {
            int f = model.crossProducts().factor(factor.name());
            int intercept = intercept(factor);
            double icc = variances.share(NestedFactors.around(model.crossProducts(), f));
            for (int k = 1; k < model.design().size() && intercept >= 0; k++) {
                result.add(of(model, f, intercept, k, icc));
            }
        }
        return result;
    }

    private static int intercept(RandomDesign.Factor factor) {
        int k = factor.columns().size() - 1;
        while (k >= 0 && !factor.columns().get(k).isIntercept()) {
            k--;
        }
        return k;
    }

    private static MoultonFactor of(LinearMixedModel model, int f, int intercept, int column, double icc) {
        CrossProducts.FactorProducts factor = model.crossProducts().factors().get(f);
        double size = GroupSizes.ofAverageRow(factor);
        double x = predictorIcc(model.crossProducts(), factor, intercept, column);
        return new MoultonFactor(
                factor.name(),
                model.design().names().get(column),
                x,
                icc,
                size,
                Math.sqrt(Math.max(0, 1 + (size - 1) * x * icc)));
    }

    private static double predictorIcc(
            CrossProducts sums, CrossProducts.FactorProducts factor, int intercept, int column) {
        double mean = sums.xx(0, column) / sums.nobs();
        double squares = sums.xx(column, column) - mean * sums.xx(0, column);
        double pairs = 0;
        double products = -squares;
        for (int level = 0; level < factor.observations().length; level++) {
            double n = factor.observations()[level];
            double sum = factor.zx()[(level * factor.size() + intercept) * (sums.columns() + 1) + column] - n * mean;
            products += sum * sum;
            pairs += n * (n - 1);
        }
        return products / pairs / (squares / sums.nobs());
    }
}
