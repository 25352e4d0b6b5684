package org.mixedmodels.knime.table;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.mixedmodels.engine.inference.Interval;
import org.mixedmodels.engine.inference.VarianceComponent;

/** The variances and covariances of the random effects, and the residual variance in the last row. */
public final class VarianceComponentsTable {

    private static final TableLayout LAYOUT = new TableLayout()
            .text("Group", "Term", "Term 2")
            .number(
                    "Variance/covariance",
                    "Std. deviation/correlation",
                    "Std. error",
                    "Lower",
                    "Upper",
                    "Share of variance",
                    "Lower (SD/correlation)",
                    "Upper (SD/correlation)");

    private VarianceComponentsTable() {}

    /** Returns the columns. */
    public static DataTableSpec spec() {
        return LAYOUT.spec();
    }

    /**
     * Writes the table. The share is of the sum of all variances, as SPSS users add them up.
     *
     * @param deviations the intervals of the standard deviations and correlations, one per component
     */
    public static BufferedDataTable write(
            List<VarianceComponent> components, List<Interval> deviations, ExecutionContext execution)
            throws CanceledExecutionException {
        double total = components.stream()
                .filter(VarianceComponent::isVariance)
                .mapToDouble(VarianceComponent::vcov)
                .sum();
        return LAYOUT.write(
                execution,
                IntStream.range(0, components.size())
                        .mapToObj(k -> row(components.get(k), deviations.get(k), total))
                        .toList());
    }

    private static @Nullable Object[] row(VarianceComponent component, Interval deviation, double total) {
        return new @Nullable Object[] {
            component.group(),
            component.term1(),
            component.term2(),
            component.vcov(),
            component.sdcor(),
            component.stdError(),
            component.lower(),
            component.upper(),
            component.isVariance() ? component.vcov() / total : null,
            deviation.lower(),
            deviation.upper()
        };
    }
}
