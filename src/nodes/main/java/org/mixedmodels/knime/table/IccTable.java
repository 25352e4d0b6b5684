package org.mixedmodels.knime.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.mixedmodels.engine.inference.IntraclassCorrelation;
import org.mixedmodels.engine.inference.VariancePartition;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.knime.view.IccSentence;

/**
 * The intraclass correlations: one row per level of grouping, with a sentence that says what it means. The adjusted and
 * the unadjusted ICC are of all levels together, the same in every row.
 */
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
            .text("Interpretation")
            .number(
                    "Exact lower",
                    "Exact upper",
                    "F statistic",
                    "F numerator df",
                    "F denominator df",
                    "F p-value",
                    "Design effect (unequal groups)",
                    "ICC (adjusted)",
                    "ICC (unadjusted)");

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
        VariancePartition parts = VariancePartition.of(model);
        return LAYOUT.write(
                execution,
                correlations.stream().map(icc -> row(icc, model, parts)).toList());
    }

    private static @Nullable Object[] row(IntraclassCorrelation icc, LinearMixedModel model, VariancePartition parts) {
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
            IccSentence.of(icc, model),
            icc.exact().lower(),
            icc.exact().upper(),
            icc.exact().fStatistic(),
            icc.exact().numeratorDf(),
            icc.exact().denominatorDf(),
            icc.exact().pValue(),
            icc.kishDesignEffect(),
            parts.iccAdjusted(),
            parts.iccUnadjusted()
        };
    }
}
