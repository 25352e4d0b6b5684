package org.mixedmodels.knime.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.mixedmodels.engine.inference.CoefficientTest;

/** The fixed effects: one row per coefficient. */
public final class FixedEffectsTable {

    private static final TableLayout LAYOUT =
            new TableLayout().text("Term").number("Estimate", "Std. error", "df", "t (z)", "p-value", "Lower", "Upper");

    private FixedEffectsTable() {}

    /** Returns the columns. */
    public static DataTableSpec spec() {
        return LAYOUT.spec();
    }

    /** Writes the table. */
    public static BufferedDataTable write(List<CoefficientTest> tests, ExecutionContext execution)
            throws CanceledExecutionException {
        return LAYOUT.write(
                execution, tests.stream().map(FixedEffectsTable::row).toList());
    }

    private static @Nullable Object[] row(CoefficientTest test) {
        return new Object[] {
            test.term(),
            test.estimate(),
            test.stdError(),
            test.df(),
            test.statistic(),
            test.pValue(),
            test.lower(),
            test.upper()
        };
    }
}
