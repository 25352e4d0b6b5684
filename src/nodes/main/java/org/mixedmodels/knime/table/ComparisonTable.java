package org.mixedmodels.knime.table;

import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.mixedmodels.engine.inference.ModelComparison;

/** Models side by side, ordered by their number of parameters, each tested against the one before it. */
public final class ComparisonTable {

    private static final TableLayout LAYOUT = new TableLayout()
            .text("Model", "Formula")
            .wholeNumber("Parameters")
            .number("AIC", "BIC", "Log-likelihood", "Deviance", "Chi-square")
            .wholeNumber("df")
            .number("p-value", "p-value (boundary)")
            .yesNo("Preferred");

    private ComparisonTable() {}

    /** Returns the columns. */
    public static DataTableSpec spec() {
        return LAYOUT.spec();
    }

    /** Writes the table; the first model has nothing to be tested against, its test columns are missing. */
    public static BufferedDataTable write(ModelComparison comparison, ExecutionContext execution) {
        return LAYOUT.write(
                execution, comparison.rows().stream().map(ComparisonTable::row).toList());
    }

    private static @Nullable Object[] row(ModelComparison.Row row) {
        return new @Nullable Object[] {
            row.name(),
            row.formula(),
            row.parameters(),
            row.aic(),
            row.bic(),
            row.logLik(),
            row.deviance(),
            row.chiSquare(),
            Double.isNaN(row.chiSquare()) ? null : row.df(),
            row.pValue(),
            row.boundaryPValue(),
            row.preferred()
        };
    }
}
