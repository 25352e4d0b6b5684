package org.mixedmodels.knime.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.mixedmodels.engine.inference.TermTest;

/** The type III tests: one row per term of the fixed effects, all its coefficients at once. */
public final class TermTestsTable {

    private static final TableLayout LAYOUT = new TableLayout()
            .text("Term")
            .number("F")
            .wholeNumber("Numerator df")
            .number("Denominator df", "p-value");

    private TermTestsTable() {}

    /** Returns the columns. */
    public static DataTableSpec spec() {
        return LAYOUT.spec();
    }

    /** Writes the table. */
    public static BufferedDataTable write(List<TermTest> tests, ExecutionContext execution)
            throws CanceledExecutionException {
        return LAYOUT.write(execution, tests.stream().map(TermTestsTable::row).toList());
    }

    private static @Nullable Object[] row(TermTest test) {
        return new Object[] {test.term(), test.statistic(), test.numeratorDf(), test.denominatorDf(), test.pValue()};
    }
}
