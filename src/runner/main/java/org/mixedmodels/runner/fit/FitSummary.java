package org.mixedmodels.runner.fit;

import static org.mixedmodels.runner.fit.TextCells.column;
import static org.mixedmodels.runner.fit.TextCells.estimates;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mixedmodels.engine.inference.CoefficientTest;
import org.mixedmodels.engine.inference.VarianceComponent;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.engine.result.OptimizationSummary;
import org.mixedmodels.runner.text.NumberText;
import org.mixedmodels.runner.text.TextTable;

/** A fitted model for a reader of lme4's or Stata's output. */
public final class FitSummary {

    static final String INDENT = "  ";

    private final ModelFit fit;
    private final LinearMixedModel model;
    private final Path data;

    /**
     * A summary.
     *
     * @param data the file that the model was fitted to
     */
    public FitSummary(ModelFit fit, Path data) {
        this.fit = fit;
        this.model = fit.model();
        this.data = data;
    }

    /** The lines of the summary. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(heading());
        lines.add("");
        lines.addAll(criteria().lines(INDENT));
        lines.add("");
        lines.add("Random effects");
        lines.addAll(randomEffects().lines(INDENT));
        lines.add("");
        lines.add("Fixed effects");
        lines.addAll(fixedEffects().lines(INDENT));
        TestsText tests = new TestsText(fit);
        lines.addAll(tests.lines());
        lines.addAll(new ExplainedText(fit, percent()).lines());
        lines.add("");
        lines.add(tests.linearModelTest());
        lines.add(convergence());
        fit.messages().forEach(text -> lines.add("Note: " + text));
        return lines;
    }

    private List<String> heading() {
        List<String> lines = new ArrayList<>();
        lines.add("Linear mixed model, fitted by "
                + (model.estimation() == Estimation.ML
                        ? "maximum likelihood (ML)"
                        : "restricted maximum likelihood (REML)"));
        lines.add(INDENT + "Formula: " + model.specification().formula());
        model.specification().weights().ifPresent(column -> lines.add(INDENT + "Weights: " + column));
        model.specification().offset().ifPresent(column -> lines.add(INDENT + "Offset:  " + column));
        String skipped = model.skippedRows() == 0 ? "" : ", " + model.skippedRows() + " with missing values skipped";
        lines.add(INDENT + "Data:    " + data + ", " + model.nobs() + " rows used" + skipped);
        List<String> groups = new ArrayList<>();
        for (Map.Entry<String, Integer> group : GroupSizes.of(model).entrySet()) {
            groups.add(group.getKey() + " " + group.getValue());
        }
        lines.add(INDENT + "Groups:  " + String.join(", ", groups));
        lines.add(INDENT + "Tests:   " + degreesOfFreedom() + "; " + intervals());
        return lines;
    }

    private TextTable criteria() {
        String criterion = model.estimation().criterionName();
        return TextTable.wide()
                .numbers(criterion, number(model.criterion()))
                .numbers("log-likelihood", number(model.logLik()))
                .numbers("AIC", number(model.aic()))
                .numbers("AICc", number(model.aicc()))
                .numbers("BIC (n = " + model.nobs() + ")", number(model.bic()))
                .numbers("parameters", List.of(Integer.toString(model.parameters())));
    }

    private static List<String> number(double value) {
        return List.of(NumberText.estimate(value));
    }

    private String intervals() {
        return switch (fit.intervals().method()) {
            case WALD -> "Wald intervals";
            case PROFILE -> "profile intervals";
            case BOOTSTRAP ->
                "bootstrap intervals, seed " + fit.settings().bootstrap().seed();
        };
    }

    private String degreesOfFreedom() {
        return switch (fit.inference().method()) {
            case SATTERTHWAITE -> "Satterthwaite's degrees of freedom";
            case KENWARD_ROGER -> "Kenward and Roger's degrees of freedom";
            case RESIDUAL -> "n - p degrees of freedom";
            case NONE -> "normal distribution";
        };
    }

    private TextTable randomEffects() {
        List<VarianceComponent> rows = fit.components();
        return TextTable.wide()
                .text("Group", column(rows, VarianceComponent::group))
                .text("Term", column(rows, FitSummary::termOf))
                .numbers("Variance/cov.", estimates(rows, VarianceComponent::vcov))
                .numbers("Std. dev./corr.", estimates(rows, VarianceComponent::sdcor))
                .numbers("Std. error", estimates(rows, VarianceComponent::stdError))
                .numbers("Lower " + percent(), estimates(rows, VarianceComponent::lower))
                .numbers("Upper " + percent(), estimates(rows, VarianceComponent::upper));
    }

    private static String termOf(VarianceComponent component) {
        if (component.term1() == null) {
            return "";
        }
        return component.isVariance() ? component.term1() : component.term1() + " with " + component.term2();
    }

    private TextTable fixedEffects() {
        List<CoefficientTest> rows = fit.coefficients();
        boolean z = rows.stream().allMatch(test -> Double.isNaN(test.df()));
        TextTable table = TextTable.wide()
                .text("Term", column(rows, CoefficientTest::term))
                .numbers("Estimate", estimates(rows, CoefficientTest::estimate))
                .numbers("Std. error", estimates(rows, CoefficientTest::stdError));
        if (!z) {
            table.numbers("df", column(rows, test -> TextCells.degrees(test.df())));
        }
        return table.numbers(z ? "z" : "t", column(rows, test -> NumberText.fixed(test.statistic(), 3)))
                .numbers("p-value", column(rows, test -> NumberText.pValue(test.pValue())))
                .numbers("Lower " + percent(), estimates(rows, CoefficientTest::lower))
                .numbers("Upper " + percent(), estimates(rows, CoefficientTest::upper));
    }

    private String percent() {
        return percent(fit.level());
    }

    static String percent(double level) {
        return NumberText.exact(Math.rint(level * 1e12) / 1e10) + "%";
    }

    private String convergence() {
        OptimizationSummary optimization = model.optimization();
        return String.format(
                Locale.ROOT,
                "%s after %d evaluations (Newton decrement %.1e), %.2f s%s",
                optimization.converged() ? "Converged" : "NOT converged",
                optimization.evaluations(),
                optimization.decrement(),
                fit.seconds(),
                model.isSingular() ? "; the fit is singular" : "");
    }
}
