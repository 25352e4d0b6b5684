package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.design.CrossProducts.FactorProducts;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * How many times as large the variance of a mean is as with independent rows, 1 + (n - 1) ICC (Kish 1965, Survey Sampling;
 * Snijders and Bosker 2012, Multilevel Analysis, section 2.4), given the fixed effects.
 *
 * @param group the grouping factor
 * @param groupSize the mean number n of rows per group
 * @param icc the correlation of two members of a group, as {@link IntraclassCorrelation#icc}
 * @param value the design effect
 */
public record DesignEffect(String group, double groupSize, double icc, double value) {

    /** The design effects of a model's grouping factors, in the order of the factors; nothing is fitted again. */
    public static List<DesignEffect> of(LinearMixedModel model) {
        RelativeVariances variances = RelativeVariances.mean(model);
        double total = variances.random() + variances.residual();
        List<DesignEffect> effects = new ArrayList<>();
        for (RandomDesign.Factor factor : model.data().random().factors()) {
            int f = model.crossProducts().factor(factor.name());
            FactorProducts products = model.crossProducts().factors().get(f);
            double size = (double) model.nobs() / products.levels().size();
            double icc = NestedFactors.around(model.crossProducts(), f).stream()
                            .mapToDouble(variances::value)
                            .sum()
                    / total;
            effects.add(new DesignEffect(factor.name(), size, icc, 1 + (size - 1) * icc));
        }
        return effects;
    }
}
