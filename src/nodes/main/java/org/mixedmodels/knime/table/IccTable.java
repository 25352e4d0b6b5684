package org.mixedmodels.knime.table;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.mixedmodels.engine.inference.IntraclassCorrelation;
import org.mixedmodels.engine.inference.VariancePartition;
import org.mixedmodels.engine.result.LinearMixedModel;

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
            interpretation(icc, model),
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

    private static String interpretation(IntraclassCorrelation icc, LinearMixedModel model) {
        String outcome = model.specification().outcome()
                + (model.specification().fixed().isEmpty() ? "" : " that the predictors leave unexplained");
        String group = inWords(icc.group(), model);
        if (icc.variance() == 0) {
            return "The groups of " + group + " do not differ in " + outcome + " by more than chance explains.";
        }
        return String.format(
                Locale.ROOT,
                "%.0f%% of the differences in %s lie between the groups of %s; two members of the same group correlate"
                        + " %s%s.",
                100 * icc.share(),
                outcome,
                group,
                twoDigits(icc.icc()),
                icc.icc() > icc.share() ? ", the levels above included" : "");
    }

    /** Nested groups as "class within school". */
    private static String inWords(String group, LinearMixedModel model) {
        return model.specification().random().stream()
                .filter(term -> term.group().name().equals(group))
                .findFirst()
                .map(term -> String.join(" within ", term.group().columns()))
                .orElse(group);
    }

    /** A correlation as papers print it, without the zero before the point. */
    private static String twoDigits(double correlation) {
        return String.format(Locale.ROOT, "%.2f", correlation).replaceFirst("^0", "");
    }
}
