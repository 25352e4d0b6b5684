package org.mixedmodels.knime.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.NominalCoding;
import org.mixedmodels.engine.design.NominalCoding.Contrast;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.inference.DesignEffect;
import org.mixedmodels.engine.inference.LinearModelTest;
import org.mixedmodels.engine.inference.VariancePartition;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.knime.script.RCommand;
import org.mixedmodels.knime.script.StataCommand;

/** The model as a whole: one statistic per row, with its number, its text, or both. */
public final class SummaryTable {

    private static final TableLayout LAYOUT =
            new TableLayout().text("Statistic").number("Value").text("Text");

    private final List<@Nullable Object[]> m_rows = new ArrayList<>();

    private SummaryTable() {}

    /** Returns the columns. */
    public static DataTableSpec spec() {
        return LAYOUT.spec();
    }

    /**
     * Writes the table.
     *
     * @param notes what is to be said of the inference
     */
    public static BufferedDataTable write(LinearMixedModel model, SummaryNotes notes, ExecutionContext execution)
            throws CanceledExecutionException {
        SummaryTable table = new SummaryTable();
        table.description(model);
        table.codings(model);
        table.sizes(model);
        table.fit(model);
        table.linearModelTest(LinearModelTest.of(model));
        table.optimization(model);
        table.shares(model);
        table.designEffects(model);
        table.notes(model, notes);
        return LAYOUT.write(execution, table.m_rows);
    }

    private void description(LinearMixedModel model) {
        ModelSpecification specification = model.specification();
        text("Formula", specification.formula());
        text("Estimation", model.estimation().name());
        specification.weights().ifPresent(column -> text("Weights", column));
        specification.offset().ifPresent(column -> text("Offset", column));
        if (!model.fixedEffects().dropped().isEmpty()) {
            text("Dropped columns", String.join(", ", model.fixedEffects().dropped()));
        }
    }

    /** The categories of nominal predictors, so that every coefficient can be read. */
    private void codings(LinearMixedModel model) {
        for (NominalCoding coding : model.design().codings()) {
            String reference = coding.levels().get(0);
            String others =
                    String.join(", ", coding.levels().subList(1, coding.levels().size()));
            text(
                    "Categories: " + coding.column(),
                    coding.contrast() == Contrast.SUM
                            ? others + " compared with the mean of all categories (" + reference + " without a row)"
                            : others + " compared with " + reference);
        }
    }

    private void sizes(LinearMixedModel model) {
        value("Observations", (double) model.nobs());
        value("Skipped rows", (double) model.skippedRows());
        CrossProducts sums = model.crossProducts();
        model.specification().random().stream()
                .map(term -> term.group().name())
                .distinct()
                .forEach(group -> value(
                        "Groups: " + group,
                        sums.factors().get(sums.factor(group)).levels().size()));
        value("Parameters", model.parameters());
    }

    private void fit(LinearMixedModel model) {
        value("Log-likelihood", model.logLik());
        value(capitalized(model.estimation().criterionName()), model.criterion());
        value("AIC", model.aic());
        value("AICc", model.aicc());
        valueAndText("BIC", model.bic(), "with n = " + model.nobs() + ", the observations");
        value("Residual variance", model.sigma() * model.sigma());
        value("Residual std. deviation", model.sigma());
    }

    private void linearModelTest(LinearModelTest test) {
        value("LR test vs. linear model: chi-square", test.chiSquare());
        value("LR test vs. linear model: df", test.df());
        value("LR test vs. linear model: p-value", test.pValue());
        value("LR test vs. linear model: p-value (boundary)", test.boundaryPValue());
    }

    private void optimization(LinearMixedModel model) {
        value("Evaluations", model.optimization().evaluations());
        value("Newton decrement", model.optimization().decrement());
        both("Converged", model.optimization().converged(), model.optimization().message());
        both("Singular", model.isSingular(), model.isSingular() ? "yes" : "no");
    }

    private void shares(LinearMixedModel model) {
        VariancePartition parts = VariancePartition.of(model);
        value("ICC (adjusted)", parts.iccAdjusted());
        value("ICC (unadjusted)", parts.iccUnadjusted());
        value("R2 (marginal)", parts.rSquaredMarginal());
        value("R2 (conditional)", parts.rSquaredConditional());
    }

    /** 1 + (mean group size - 1) ICC for every factor, given the predictors. */
    private void designEffects(LinearMixedModel model) {
        DesignEffect.of(model).forEach(effect -> value("Design effect: " + effect.group(), effect.value()));
    }

    private void notes(LinearMixedModel model, SummaryNotes notes) {
        text("Degrees of freedom", method(notes.degreesOfFreedom()));
        text("Intervals", notes.intervals());
        text("R command", RCommand.of(model, notes.degreesOfFreedom()));
        text("Stata command", StataCommand.of(model, notes.degreesOfFreedom()));
        for (int i = 0; i < notes.warnings().size(); i++) {
            text("Warning " + (i + 1), notes.warnings().get(i));
        }
    }

    private static String method(DegreesOfFreedom degreesOfFreedom) {
        return switch (degreesOfFreedom) {
            case SATTERTHWAITE -> "Satterthwaite";
            case KENWARD_ROGER -> "Kenward-Roger";
            case RESIDUAL -> "residual";
            case NONE -> "none (z)";
        };
    }

    private void text(String statistic, String text) {
        m_rows.add(new @Nullable Object[] {statistic, null, text});
    }

    private void value(String statistic, double value) {
        m_rows.add(new @Nullable Object[] {statistic, value, null});
    }

    private void valueAndText(String statistic, double value, String text) {
        m_rows.add(new @Nullable Object[] {statistic, value, text});
    }

    private void both(String statistic, boolean yes, String text) {
        m_rows.add(new @Nullable Object[] {statistic, yes ? 1.0 : 0.0, text});
    }

    private static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
