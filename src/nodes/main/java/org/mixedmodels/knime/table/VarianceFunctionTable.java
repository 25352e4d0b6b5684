package org.mixedmodels.knime.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.mixedmodels.engine.inference.VarianceFunction;

/**
 * The variance between groups where a predictor with a random slope has certain values: one row per slope and value,
 * none for models without random slopes.
 */
public final class VarianceFunctionTable {

    private static final TableLayout LAYOUT = new TableLayout()
            .text("Group", "Slope", "At")
            .number("Value", "Variance", "Share of variance", "ICC", "Std. error", "Lower", "Upper");

    private VarianceFunctionTable() {}

    /** Returns the columns. */
    public static DataTableSpec spec() {
        return LAYOUT.spec();
    }

    /** Writes the table. */
    public static BufferedDataTable write(List<VarianceFunction> functions, ExecutionContext execution)
            throws CanceledExecutionException {
        return LAYOUT.write(
                execution,
                functions.stream()
                        .flatMap(function -> function.points().stream().map(point -> row(function, point)))
                        .toList());
    }

    private static @Nullable Object[] row(VarianceFunction function, VarianceFunction.Point point) {
        return new @Nullable Object[] {
            function.group(),
            function.slope(),
            point.label(),
            point.x(),
            point.variance(),
            point.share(),
            point.icc(),
            point.stdError(),
            point.lower(),
            point.upper()
        };
    }
}
