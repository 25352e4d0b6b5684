package org.mixedmodels.knime.table;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.mixedmodels.engine.inference.CoefficientTest;
import org.mixedmodels.engine.inference.Interval;

/** The fixed effects: one row per coefficient. */
public final class FixedEffectsTable {

    private static final TableLayout LAYOUT =
            new TableLayout().text("Term").number("Estimate", "Std. error", "df", "t (z)", "p-value", "Lower", "Upper");

    private FixedEffectsTable() {}

    /** Returns the columns. */
    public static DataTableSpec spec() {
        return LAYOUT.spec();
    }

    /**
     * Writes the table.
     *
     * @param intervals the confidence intervals, one per test
     */
    public static BufferedDataTable write(
            List<CoefficientTest> tests, List<Interval> intervals, ExecutionContext execution)
            throws CanceledExecutionException {
        return LAYOUT.write(
                execution,
                IntStream.range(0, tests.size())
                        .mapToObj(k -> row(tests.get(k), intervals.get(k)))
                        .toList());
    }

    private static @Nullable Object[] row(CoefficientTest test, Interval interval) {
        return new Object[] {
            test.term(),
            test.estimate(),
            test.stdError(),
            test.df(),
            test.statistic(),
            test.pValue(),
            interval.lower(),
            interval.upper()
        };
    }
}
