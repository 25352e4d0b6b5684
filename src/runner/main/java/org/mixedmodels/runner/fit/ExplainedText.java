package org.mixedmodels.runner.fit;

import static org.mixedmodels.runner.fit.TextCells.column;
import static org.mixedmodels.runner.fit.TextCells.estimates;
import static org.mixedmodels.runner.fit.TextCells.pValues;
import static org.mixedmodels.runner.fit.TextCells.shares;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mixedmodels.engine.inference.AdjustedIcc;
import org.mixedmodels.engine.inference.Interval;
import org.mixedmodels.engine.inference.IntraclassCorrelation;
import org.mixedmodels.engine.inference.MoultonFactor;
import org.mixedmodels.engine.inference.Reliability;
import org.mixedmodels.engine.inference.VarianceFunction;
import org.mixedmodels.engine.inference.VariancePartition;
import org.mixedmodels.engine.inference.VarianceReduction;
import org.mixedmodels.runner.text.NumberText;
import org.mixedmodels.runner.text.TextTable;

/** R2, ICC and what else is read off the variances, for a reader. */
final class ExplainedText {

    private final ExplainedVariance explained;
    private final double level;
    private final String percent;

    ExplainedText(ModelFit fit, String percent) {
        this.explained = fit.explained();
        this.level = fit.level();
        this.percent = percent;
    }

    /** The sections, each after an empty line. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of("", "Explained variance"));
        lines.addAll(shareLines());
        section(lines, "Groups", explained.factors(), groups(explained.factors()));
        List<Point> points = points();
        section(lines, "Variance between groups by the predictor of a slope", points, functions(points));
        section(lines, "Against the model without predictors", explained.reductions(), reductions());
        explained.reductions().forEach(reduction -> lines.addAll(remarks(reduction)));
        section(lines, "Reliability of the groups' own coefficients", explained.reliabilities(), reliabilities());
        section(
                lines,
                "Moulton factors: the standard error over that of a regression that ignores the groups",
                explained.moulton(),
                moulton());
        return lines;
    }

    private static void section(List<String> lines, String title, List<?> rows, TextTable table) {
        if (!rows.isEmpty()) {
            lines.add("");
            lines.add(title);
            lines.addAll(table.lines(FitSummary.INDENT));
        }
    }

    private List<String> shareLines() {
        VariancePartition parts = explained.partition();
        AdjustedIcc icc = explained.adjusted();
        String wald = limits("", icc.lower(), icc.upper());
        List<String> lines = new ArrayList<>();
        lines.add(FitSummary.INDENT + "R2: marginal " + share(parts.rSquaredMarginal(), 0) + "; conditional "
                + share(parts.rSquaredConditional(), 1));
        lines.add(FitSummary.INDENT + "ICC: adjusted " + share(parts.iccAdjusted(), 2) + wald + "; unadjusted "
                + share(parts.iccUnadjusted(), 3));
        explained
                .errors()
                .ifPresent(errors -> lines.add(String.format(
                        Locale.ROOT,
                        "%sSnijders and Bosker's R2: level 1 %s, level 2 %s (groups of %.2f)",
                        FitSummary.INDENT,
                        NumberText.fixed(errors.level1(), 4),
                        NumberText.fixed(errors.level2(), 4),
                        errors.groupSize())));
        return lines;
    }

    /** A share with its bootstrap interval, if there is one. */
    private String share(double value, int number) {
        String text = Double.isNaN(value) ? "unknown" : NumberText.fixed(value, 4);
        if (explained.replicates().isEmpty()) {
            return text;
        }
        Interval interval = explained.replicates().get().interval(number, level);
        return text + limits("bootstrap ", interval.lower(), interval.upper());
    }

    /** Limits in parentheses; nothing if they are not known. */
    private String limits(String method, double lower, double upper) {
        return Double.isNaN(lower)
                ? ""
                : String.format(Locale.ROOT, " (%s%s %.4f to %.4f)", method, percent, lower, upper);
    }

    private TextTable groups(List<IntraclassCorrelation> rows) {
        TextTable table = TextTable.narrow()
                .text("Group", column(rows, IntraclassCorrelation::group))
                .numbers("Groups", column(rows, icc -> Integer.toString(icc.levels())))
                .numbers("Mean size", column(rows, icc -> NumberText.fixed(icc.mean(), 2)))
                .numbers("Variance", estimates(rows, IntraclassCorrelation::variance))
                .numbers("Share", shares(rows, IntraclassCorrelation::share))
                .numbers("ICC", shares(rows, IntraclassCorrelation::icc))
                .numbers("Lower " + percent, shares(rows, IntraclassCorrelation::lower))
                .numbers("Upper " + percent, shares(rows, IntraclassCorrelation::upper));
        if (rows.stream().anyMatch(icc -> icc.exact().absent() == null)) {
            table.numbers("Exact lower", shares(rows, icc -> icc.exact().lower()))
                    .numbers("Exact upper", shares(rows, icc -> icc.exact().upper()));
        }
        return table.numbers("Design effect", shares(rows, IntraclassCorrelation::designEffect))
                .numbers("Effective rows", column(rows, icc -> NumberText.fixed(icc.effectiveSampleSize(), 1)))
                .numbers("p (boundary)", pValues(rows, IntraclassCorrelation::pValue));
    }

    /** A point with the function that it is of. */
    private record Point(VarianceFunction function, VarianceFunction.Point point) {}

    private List<Point> points() {
        return explained.functions().stream()
                .flatMap(function -> function.points().stream().map(point -> new Point(function, point)))
                .toList();
    }

    private TextTable functions(List<Point> rows) {
        return TextTable.wide()
                .text("Group", column(rows, row -> row.function.group()))
                .text("Slope", column(rows, row -> row.function.slope()))
                .text("At", column(rows, row -> row.point.label()))
                .numbers("Value", estimates(rows, row -> row.point.x()))
                .numbers("Variance", estimates(rows, row -> row.point.variance()))
                .numbers("Share", shares(rows, row -> row.point.share()))
                .numbers("ICC", shares(rows, row -> row.point.icc()))
                .numbers("Lower " + percent, shares(rows, row -> row.point.lower()))
                .numbers("Upper " + percent, shares(rows, row -> row.point.upper()));
    }

    private TextTable reductions() {
        List<VarianceReduction> rows = explained.reductions();
        return TextTable.wide()
                .text("Level", column(rows, ExplainedText::level))
                .numbers("Null variance", estimates(rows, VarianceReduction::nullVariance))
                .numbers("Variance", estimates(rows, VarianceReduction::variance))
                .numbers("Reduction", shares(rows, VarianceReduction::reduction));
    }

    private static String level(VarianceReduction reduction) {
        return reduction.group() == null ? "Residual" : reduction.group();
    }

    private static List<String> remarks(VarianceReduction reduction) {
        return reduction.remarks().stream()
                .sorted()
                .map(remark -> FitSummary.INDENT + level(reduction) + ": " + remark(remark))
                .toList();
    }

    private static String remark(VarianceReduction.Remark remark) {
        return switch (remark) {
            case LARGER_THAN_NULL ->
                "larger than without predictors, which is possible: they explain differences within"
                        + " groups, so less of the differences between the groups' means counts as chance.";
            case INTERCEPT_WITH_SLOPES ->
                "the variance is that of the intercept, where the predictors with random slopes are zero.";
            case NULL_VARIANCE_ZERO -> "the variance is zero without predictors; there is nothing to explain.";
        };
    }

    private TextTable reliabilities() {
        List<Reliability> rows = explained.reliabilities();
        return TextTable.wide()
                .text("Group", column(rows, Reliability::group))
                .text("Term", column(rows, Reliability::term))
                .numbers("Mean", shares(rows, Reliability::mean))
                .numbers("Over groups", column(rows, row -> Integer.toString(row.groups())));
    }

    private TextTable moulton() {
        List<MoultonFactor> rows = explained.moulton();
        return TextTable.wide()
                .text("Group", column(rows, MoultonFactor::group))
                .text("Predictor", column(rows, MoultonFactor::predictor))
                .numbers("ICC of predictor", shares(rows, MoultonFactor::predictorIcc))
                .numbers("Factor", shares(rows, MoultonFactor::factor));
    }
}
