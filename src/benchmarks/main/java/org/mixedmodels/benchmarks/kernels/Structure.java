package org.mixedmodels.benchmarks.kernels;

import java.util.List;
import org.mixedmodels.benchmarks.data.GeneratedRows;
import org.mixedmodels.benchmarks.data.InterceptData;
import org.mixedmodels.benchmarks.data.SlopeData;

/** The structure of the random effects. */
public enum Structure {
    /** One factor of 10,000 groups, q = 2. */
    SLOPE("y ~ x + z + (1 + x | g)"),
    /** 20,000 classes in 2,000 schools. */
    NESTED("y ~ x + (1 | school/class)"),
    /** 3,000 x 1,000 x 15 crossed levels, as many as InstEval has; a new row's three have rarely all met before. */
    CROSSED("y ~ x + (1 | student) + (1 | school) + (1 | teacher)");

    private final String formula;

    Structure(String formula) {
        this.formula = formula;
    }

    String formula() {
        return formula;
    }

    GeneratedRows rows(int count, long seed) {
        return switch (this) {
            case SLOPE -> SlopeData.rows(count, 10_000, List.of("x", "z"), 1, seed);
            case NESTED -> InterceptData.nested(count, 2_000, 10, seed);
            case CROSSED -> InterceptData.crossed(count, 3_000, 15, 1_000, seed);
        };
    }
}
