package org.mixedmodels.knime.table;

import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.mixedmodels.engine.inference.ModelComparison;

/** The likelihood-ratio tests between neighbouring models. */
public final class TestsTable {

    private static final String NOT_NESTED =
            "No test: the smaller model is not a special case of the larger one. Compare AIC and BIC (smaller is better).";

    private static final TableLayout LAYOUT = new TableLayout()
            .text("Smaller model", "Larger model")
            .number("Chi-square")
            .wholeNumber("df")
            .number("p-value", "p-value (boundary)")
            .text("Remark");

    private TestsTable() {}

    /** Returns the columns. */
    public static DataTableSpec spec() {
        return LAYOUT.spec();
    }

    /** Writes the table. */
    public static BufferedDataTable write(ModelComparison comparison, ExecutionContext execution)
            throws CanceledExecutionException {
        return LAYOUT.write(
                execution, comparison.tests().stream().map(TestsTable::row).toList());
    }

    private static @Nullable Object[] row(ModelComparison.Test test) {
        return new @Nullable Object[] {
            test.smaller(),
            test.larger(),
            test.chiSquare(),
            Double.isNaN(test.chiSquare()) ? null : test.df(),
            test.pValue(),
            test.boundaryPValue(),
            remark(test)
        };
    }

    private static @Nullable String remark(ModelComparison.Test test) {
        if (!test.nested()) {
            return NOT_NESTED;
        }
        return Double.isNaN(test.boundaryPValue())
                ? null
                : "A variance is tested at zero: the p-value (boundary) is the one to report.";
    }
}
