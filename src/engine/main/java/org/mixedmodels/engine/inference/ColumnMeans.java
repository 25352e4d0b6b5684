package org.mixedmodels.engine.inference;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.mixedmodels.engine.design.DesignColumn;
import org.mixedmodels.engine.design.FixedDesign;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Means and standard deviations of the columns of a model's matrices, as far as its cross-products tell them. */
final class ColumnMeans {

    /**
     * Of a column.
     *
     * @param mean its mean over the rows
     * @param stdDev its standard deviation (n - 1)
     */
    record Moments(double mean, double stdDev) {}

    private final LinearMixedModel model;
    private final Optional<ColumnTotals> totals;

    ColumnMeans(LinearMixedModel model) {
        this.model = model;
        this.totals = ColumnTotals.of(model.data());
    }

    /** The moments of a column of either matrix; X comes first, for its columns are summed about their middle. */
    Optional<Moments> of(DesignColumn wanted) {
        if (wanted.isIntercept()) {
            return Optional.of(new Moments(1, 0));
        }
        FixedDesign fixed = model.design();
        for (int k = 0; k < fixed.size(); k++) {
            if (isSame(fixed.columns().get(k), wanted)) {
                int column = k;
                return totals.map(
                        t -> new Moments(t.fixedMean(column) + fixed.shifts()[column], t.fixedStdDev(column)));
            }
        }
        for (RandomDesign.Factor factor : model.data().random().factors()) {
            List<DesignColumn> columns = factor.columns();
            int f = model.crossProducts().factor(factor.name());
            for (int k = 0; k < columns.size(); k++) {
                if (isSame(columns.get(k), wanted)) {
                    int column = k;
                    return totals.map(t -> new Moments(t.randomMean(f, column), t.randomStdDev(f, column)));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(DesignColumn a, DesignColumn b) {
        return new HashSet<>(a.numeric()).equals(new HashSet<>(b.numeric()))
                && new HashSet<>(a.indicators()).equals(new HashSet<>(b.indicators()));
    }
}
