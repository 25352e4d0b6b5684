package org.mixedmodels.knime.message;

import java.util.List;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.CrossProducts.FactorProducts;
import org.mixedmodels.engine.design.CrossProducts.PairProducts;

/** Grouping factors that divide the rows alike, as a code of the school beside its name. */
public final class SameGroups {

    private SameGroups() {}

    /** Returns a warning for each two of them: only the sum of their variances can be estimated. */
    public static Warnings of(CrossProducts sums) {
        Warnings warnings = new Warnings();
        List<FactorProducts> factors = sums.factors();
        for (PairProducts pair : sums.pairs()) {
            FactorProducts first = factors.get(pair.first());
            FactorProducts second = factors.get(pair.second());
            int groups = first.levels().size();
            if (second.levels().size() == groups && pair.firstLevels().length == groups) {
                warnings.add(
                        Weight.SPECIFICATION,
                        "The " + groups + " groups of " + first.name() + " are the same as those of " + second.name()
                                + ": the data cannot tell the variance of one from that of the other. Keep one.");
            }
        }
        return warnings;
    }
}
