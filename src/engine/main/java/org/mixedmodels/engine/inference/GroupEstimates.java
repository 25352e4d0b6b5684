package org.mixedmodels.engine.inference;

import java.util.Arrays;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.result.ConditionalModes;
import org.mixedmodels.engine.result.LevelOrder;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * What a model expects of the groups of a factor: the mean of an average row plus the group's deviation, with intervals
 * for the deviation given the fixed effects; and the observed means.
 *
 * @param group the grouping factor
 * @param order the levels, as the cross-products have them, in the order in which people sort them
 * @param means per level the observed mean of the outcome less the offset; NaN with weights, whose sums do not tell
 * @param estimates per level the estimate
 * @param lower per level the lower limit
 * @param upper per level the upper limit
 * @param average the estimate of an average group; the mean of the outcome less the offset
 */
public record GroupEstimates(
        String group, int[] order, double[] means, double[] estimates, double[] lower, double[] upper, double average) {

    /**
     * The groups of a factor whose first random effect is an intercept.
     *
     * @param model the fitted model
     * @param group the grouping factor
     * @param level the confidence level, between 0 and 1
     */
    public static GroupEstimates of(LinearMixedModel model, String group, double level) {
        CrossProducts.FactorProducts factor =
                model.crossProducts().factors().get(model.crossProducts().factor(group));
        ConditionalModes modes = model.conditionalModes().stream()
                .filter(candidate -> candidate.group().equals(group))
                .findFirst()
                .orElseThrow();
        int[] order = LevelOrder.of(factor.levels());
        double average = average(model);
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

    /** The intercept for columns that are counted from their means is that of an average row. */
    private static double average(LinearMixedModel model) {
        if (model.specification().fixed().isEmpty() && model.design().hasIntercept()) {
            return model.fixedEffects().estimates()[0];
        }
        return model.data().outcome().mean();
    }

    private static double[] means(LinearMixedModel model, CrossProducts.FactorProducts factor) {
        double[] means = new double[factor.levels().size()];
        Arrays.fill(means, Double.NaN);
        if (model.specification().weights().isPresent()) {
            return means;
        }
        int p = model.crossProducts().columns();
        double shift = model.design().shifts()[p];
        for (int level = 0; level < means.length; level++) {
            double sum = factor.zx()[level * factor.size() * (p + 1) + p];
            means[level] = sum / factor.observations()[level] + shift;
        }
        return means;
    }
}
