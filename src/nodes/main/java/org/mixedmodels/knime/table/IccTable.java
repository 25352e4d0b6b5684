package org.mixedmodels.knime.table;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.mixedmodels.engine.inference.IntraclassCorrelation;
import org.mixedmodels.engine.result.LinearMixedModel;

/** The intraclass correlations: one row per level of grouping, with a sentence that says what it means. */
public final class IccTable {

    private static final TableLayout LAYOUT = new TableLayout()
            .text("Group")
            .wholeNumber("Groups")
            .longNumber("Smallest group")
            .number("Mean group size")
            .longNumber("Largest group")
            .number(
                    "Variance",
                    "Share of variance",
                    "ICC",
                    "Std. error",
                    "Lower",
                    "Upper",
                    "Design effect",
                    "Effective sample size",
                    "LR statistic",
                    "p-value")
            .text("Interpretation");

    private IccTable() {}

    /** Returns the columns. */
    public static DataTableSpec spec() {
        return LAYOUT.spec();
    }

    /**
     * Writes the table.
     *
     * @param model the model that they come from
     */
    public static BufferedDataTable write(
            List<IntraclassCorrelation> correlations, LinearMixedModel model, ExecutionContext execution)
            throws CanceledExecutionException {
        String outcome = model.specification().outcome()
                + (model.specification().fixed().isEmpty() ? "" : " that the predictors leave unexplained");
        return LAYOUT.write(
                execution, correlations.stream().map(icc -> row(icc, outcome)).toList());
    }

    private static @Nullable Object[] row(IntraclassCorrelation icc, String outcome) {
        return new @Nullable Object[] {
            icc.group(),
            icc.levels(),
            icc.smallest(),
            icc.mean(),
            icc.largest(),
            icc.variance(),
            icc.share(),
            icc.icc(),
            icc.stdError(),
            icc.lower(),
            icc.upper(),
            icc.designEffect(),
            icc.effectiveSampleSize(),
            icc.lrStatistic(),
            icc.pValue(),
            interpretation(icc, outcome)
        };
    }

    private static String interpretation(IntraclassCorrelation icc, String outcome) {
        return String.format(
                Locale.ROOT,
                "%.0f%% of the differences in %s lie between the groups of %s; two members of the same group correlate"
                        + " %s.",
                100 * icc.share(),
                outcome,
                icc.group(),
                twoDigits(icc.icc()));
    }

    /** A correlation as papers print it, without the zero before the point. */
    private static String twoDigits(double correlation) {
        return String.format(Locale.ROOT, "%.2f", correlation).replaceFirst("^0", "");
    }
}
