package org.mixedmodels.engine.inference;

import java.util.List;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The variance that a grouping factor gives to an average row: with random slopes the mean over the rows (Johnson 2014,
 * Methods Ecol. Evol. 5, 944-946).
 *
 * @param group the grouping factor
 * @param variance its variance; those of all factors sum to {@link VariancePartition#random}
 */
public record GroupVariance(String group, double variance) {

    /** The variances of a fitted model, in the order of its grouping factors. */
    public static List<GroupVariance> of(LinearMixedModel model) {
        RelativeVariances variances = RelativeVariances.mean(model);
        double sigma2 = model.estimates().sigma2();
        return model.data().random().factors().stream()
                .map(RandomDesign.Factor::name)
                .map(name -> new GroupVariance(
                        name, sigma2 * variances.value(model.crossProducts().factor(name))))
                .toList();
    }
}
