package org.mixedmodels.knime.table;

import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.mixedmodels.engine.inference.ModelComparison;
import org.mixedmodels.engine.inference.NamedModel;
import org.mixedmodels.engine.inference.TermDeletion;
import org.mixedmodels.knime.message.TestRemarks;

/** The likelihood-ratio tests between neighbouring models, or of the random effects of one model. */
public final class TestsTable {

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
            TestRemarks.text(test.remark()).orElse(null)
        };
    }

    /** Writes the tests of the random effects of one model. */
    public static BufferedDataTable write(NamedModel model, TermDeletion deletion, ExecutionContext execution)
            throws CanceledExecutionException {
        return LAYOUT.write(
                execution,
                Deletions.ordered(deletion).stream().map(row -> row(model, row)).toList());
    }

    private static @Nullable Object[] row(NamedModel model, TermDeletion.Row row) {
        return new @Nullable Object[] {
            Deletions.name(model, row),
            model.name(),
            row.chiSquare(),
            row.df(),
            row.pValue(),
            row.boundaryPValue(),
            TestRemarks.text(row.remark()).orElse(null)
        };
    }
}
