package org.mixedmodels.knime.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
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
    public static BufferedDataTable write(ModelComparison comparison, ExecutionContext execution)
            throws CanceledExecutionException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < comparison.rows().size(); i++) {
            rows.add(row(
                    comparison.rows().get(i), i == 0 ? null : comparison.tests().get(i - 1)));
        }
        return LAYOUT.write(execution, rows);
    }

    private static @Nullable Object[] row(ModelComparison.Row row, ModelComparison.@Nullable Test test) {
        ModelComparison.@Nullable Test nested = test != null && test.nested() ? test : null;
        return new @Nullable Object[] {
            row.name(),
            row.formula(),
            row.parameters(),
            row.aic(),
            row.bic(),
            row.logLik(),
            row.deviance(),
            nested == null ? null : nested.chiSquare(),
            nested == null ? null : nested.df(),
            nested == null ? null : nested.pValue(),
            nested == null ? null : nested.boundaryPValue(),
            row.preferred()
        };
    }
}
