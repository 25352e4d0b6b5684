package org.mixedmodels.knime.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.mixedmodels.engine.inference.ModelComparison;
import org.mixedmodels.engine.inference.NamedModel;
import org.mixedmodels.engine.inference.TermDeletion;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * Models side by side, ordered by their number of parameters: each tested against the one before it, or, for one model
 * alone, that model without each of its random effects, tested against the model itself.
 */
public final class ComparisonTable {

    private static final TableLayout LAYOUT = new TableLayout()
            .text("Model", "Formula")
            .wholeNumber("Parameters")
            .number("AIC", "BIC", "Log-likelihood", "Deviance", "Chi-square")
            .wholeNumber("df")
            .number("p-value", "p-value (boundary)")
            .yesNo("Preferred")
            .number("AICc")
            .yesNo("Refitted by ML");

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
            row.preferred(),
            row.aicc(),
            row.refitted()
        };
    }

    /** Writes the table of one model: the smallest first, the model itself last. */
    public static BufferedDataTable write(NamedModel named, TermDeletion deletion, ExecutionContext execution)
            throws CanceledExecutionException {
        LinearMixedModel model = named.model();
        double smallest = Math.min(
                model.aic(),
                deletion.rows().stream()
                        .mapToDouble(TermDeletion.Row::aic)
                        .min()
                        .orElse(Double.POSITIVE_INFINITY));
        List<@Nullable Object[]> rows = new ArrayList<>();
        Deletions.ordered(deletion).forEach(row -> rows.add(row(named, row, smallest)));
        rows.add(new @Nullable Object[] {
            named.name(),
            model.specification().formula(),
            model.parameters(),
            model.aic(),
            model.bic(),
            model.logLik(),
            model.criterion(),
            null,
            null,
            null,
            null,
            model.aic() == smallest,
            model.aicc(),
            false
        });
        return LAYOUT.write(execution, rows);
    }

    private static @Nullable Object[] row(NamedModel named, TermDeletion.Row row, double smallest) {
        double k = row.parameters();
        double n = named.model().nobs();
        return new @Nullable Object[] {
            Deletions.name(named, row),
            null,
            row.parameters(),
            row.aic(),
            -2 * row.logLik() + k * Math.log(n),
            row.logLik(),
            -2 * row.logLik(),
            row.chiSquare(),
            row.df(),
            row.pValue(),
            row.boundaryPValue(),
            row.aic() == smallest,
            n > k + 1 ? row.aic() + 2 * k * (k + 1) / (n - k - 1) : Double.NaN,
            false
        };
    }
}
