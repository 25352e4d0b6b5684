package org.mixedmodels.engine.inference;

import java.util.stream.IntStream;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.DesignColumn;
import org.mixedmodels.engine.result.ConditionalModes;
import org.mixedmodels.engine.result.LevelOrder;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * What a model expects of the groups of a factor: the mean of an average row plus the group's deviation, with intervals
 * for the deviation given the fixed effects; and the observed means.
 *
 * @param group the grouping factor
 * @param order the levels, as the cross-products have them, in the order in which people sort them
 * @param means per level the observed mean of the outcome less the offset, with weights the weighted one
 * @param estimates per level the estimate
 * @param lower per level the lower limit
 * @param upper per level the upper limit
 * @param average the estimate of an average group: the intercept of a null model, else the mean of the outcome less the
 *     offset over all rows
 */
public record GroupEstimates(
        String group, int[] order, double[] means, double[] estimates, double[] lower, double[] upper, double average) {

    /**
     * The groups of a factor.
     *
     * @param model the fitted model
     * @param group the grouping factor
     * @param level the confidence level, between 0 and 1
     * @throws IllegalArgumentException if the first random effect of the factor is not an intercept
     */
    public static GroupEstimates of(LinearMixedModel model, String group, double level) {
        CrossProducts.FactorProducts factor =
                model.crossProducts().factors().get(model.crossProducts().factor(group));
        ConditionalModes modes = model.conditionalModes().stream()
                .filter(candidate -> candidate.group().equals(group))
                .findFirst()
                .orElseThrow();
        if (!modes.terms().get(0).equals(DesignColumn.INTERCEPT)) {
            throw new IllegalArgumentException("the first random effect by " + group + " is no intercept");
        }
        int[] order = LevelOrder.of(factor.levels());
        double average = average(model, factor);
        double quantile = Levels.normalQuantile(level);
        int levels = order.length;
        double[] estimates = new double[levels];
        double[] lower = new double[levels];
        double[] upper = new double[levels];
        for (int i = 0; i < levels; i++) {
            estimates[order[i]] = average + modes.modes()[i][0];
            lower[order[i]] = estimates[order[i]] - quantile * modes.stdErrors()[i][0];
            upper[order[i]] = estimates[order[i]] + quantile * modes.stdErrors()[i][0];
        }
        return new GroupEstimates(group, order, means(model, factor), estimates, lower, upper, average);
    }

    /** The mean of a null model, else that of all rows. */
    private static double average(LinearMixedModel model, CrossProducts.FactorProducts factor) {
        if (model.specification().fixed().isEmpty() && model.design().hasIntercept()) {
            return model.fixedEffects().estimates()[0];
        }
        double[] sums = new double[2];
        for (int level = 0; level < factor.levels().size(); level++) {
            sums[0] += outcome(model, factor, level);
            sums[1] += weight(factor, level);
        }
        return sums[0] / sums[1] + shift(model);
    }

    private static double[] means(LinearMixedModel model, CrossProducts.FactorProducts factor) {
        return IntStream.range(0, factor.levels().size())
                .mapToDouble(level -> outcome(model, factor, level) / weight(factor, level) + shift(model))
                .toArray();
    }

    /** The weighted sum of the shifted outcome over a level. */
    private static double outcome(LinearMixedModel model, CrossProducts.FactorProducts factor, int level) {
        int p = model.crossProducts().columns();
        return factor.zx()[level * factor.size() * (p + 1) + p];
    }

    /** The sum of weights over a level. */
    private static double weight(CrossProducts.FactorProducts factor, int level) {
        return factor.zz()[level * factor.size() * factor.size()];
    }

    private static double shift(LinearMixedModel model) {
        return model.design().shifts()[model.crossProducts().columns()];
    }
}
