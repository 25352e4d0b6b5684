package org.mixedmodels.engine.inference;

import java.util.stream.LongStream;
import org.mixedmodels.engine.design.CrossProducts;

/** Sizes of groups. */
final class GroupSizes {

    private GroupSizes() {}

    /** The size of the group that the average row is in, sum n_j^2 / sum n_j. */
    static double ofAverageRow(CrossProducts.FactorProducts factor) {
        double squares = LongStream.of(factor.observations())
                .mapToDouble(n -> (double) n * n)
                .sum();
        return squares / LongStream.of(factor.observations()).sum();
    }

    /** The harmonic mean of the sizes. */
    static double harmonicMean(CrossProducts.FactorProducts factor) {
        double reciprocals =
                LongStream.of(factor.observations()).mapToDouble(n -> 1.0 / n).sum();
        return factor.observations().length / reciprocals;
    }
}
