package org.mixedmodels.knime.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.design.CrossProducts.FactorProducts;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.inference.GroupEstimates;
import org.mixedmodels.engine.inference.IntraclassCorrelation;
import org.mixedmodels.engine.inference.VarianceFunction;
import org.mixedmodels.engine.inference.VariancePartition;
import org.mixedmodels.engine.result.LinearMixedModel;

/** The view of intraclass correlations. */
final class IccView {

    private static final int MOST_LEVELS = 20_000;
    private static final int CURVE = 33;
    private static final double REACH = 2;

    private final LinearMixedModel m_model;
    private final List<IntraclassCorrelation> m_rows;
    private final List<VarianceFunction> m_curves;
    private final double m_level;
    private final List<String> m_warnings;

    IccView(
            LinearMixedModel model,
            List<IntraclassCorrelation> rows,
            List<VarianceFunction> curves,
            double level,
            List<String> warnings) {
        m_model = model;
        m_rows = rows;
        m_curves = curves;
        m_level = level;
        m_warnings = warnings;
    }

    ViewObject content() {
        return new ViewObject()
                .with("level", m_level)
                .with("outcome", m_model.specification().outcome())
                .with(
                        "sentences",
                        m_rows.stream().map(icc -> IccSentence.of(icc, m_model)).toList())
                .with("shares", List.of(shares()))
                .with("table", table())
                .with("facts", List.of(FactText.group("Model", facts())))
                .with("notes", NoteText.of(m_warnings))
                .with("means", means())
                .with("curves", m_curves.stream().map(this::curve).toList());
    }

    private String unexplained() {
        return m_model.specification().fixed().isEmpty() ? "" : " that the predictors leave unexplained";
    }

    private ViewObject shares() {
        List<ViewObject> parts = new ArrayList<>();
        double rest = 1;
        for (IntraclassCorrelation icc : m_rows) {
            parts.add(part("groups of " + icc.group(), icc.share(), icc.variance()));
            rest -= icc.share();
        }
        parts.add(part("rows (residual)", rest, VariancePartition.of(m_model).residual()));
        return new ViewObject()
                .with(
                        "title",
                        "Where the differences in " + m_model.specification().outcome() + unexplained() + " lie")
                .with("parts", parts)
                .with("text", null);
    }

    private static ViewObject part(String label, double share, double variance) {
        return new ViewObject().with("label", label).with("share", share).with("variance", variance);
    }

    private ViewObject table() {
        return new ViewObject()
                .with("group", m_rows.stream().map(IntraclassCorrelation::group).toList())
                .with("groups", Columns.numbers(m_rows, IntraclassCorrelation::levels))
                .with("smallest", Columns.numbers(m_rows, IntraclassCorrelation::smallest))
                .with("mean", Columns.numbers(m_rows, IntraclassCorrelation::mean))
                .with("largest", Columns.numbers(m_rows, IntraclassCorrelation::largest))
                .with("variance", Columns.numbers(m_rows, IntraclassCorrelation::variance))
                .with("share", Columns.numbers(m_rows, IntraclassCorrelation::share))
                .with("icc", Columns.numbers(m_rows, IntraclassCorrelation::icc))
                .with("stdError", Columns.numbers(m_rows, IntraclassCorrelation::stdError))
                .with("lower", Columns.numbers(m_rows, IntraclassCorrelation::lower))
                .with("upper", Columns.numbers(m_rows, IntraclassCorrelation::upper))
                .with("designEffect", Columns.numbers(m_rows, IntraclassCorrelation::designEffect))
                .with("effectiveSampleSize", Columns.numbers(m_rows, IntraclassCorrelation::effectiveSampleSize))
                .with("statistic", Columns.numbers(m_rows, IntraclassCorrelation::lrStatistic))
                .with("pValue", Columns.numbers(m_rows, IntraclassCorrelation::pValue))
                .with(
                        "note",
                        NumberText.level(m_level) + " intervals by the delta method on the logit scale. Tests by the"
                                + " likelihood ratio, the variance being tested at zero.");
    }

    private List<ViewObject> facts() {
        return List.of(
                FactText.fact("Formula", m_model.specification().formula(), null),
                FactText.fact("Estimation", m_model.estimation().name(), null),
                FactText.fact("Rows", m_model.nobs(), null),
                FactText.fact("Rows skipped", m_model.skippedRows(), null),
                FactText.fact("Log-likelihood", m_model.logLik(), null));
    }

    private List<ViewObject> means() {
        List<ViewObject> means = new ArrayList<>();
        for (RandomDesign.Factor factor : m_model.data().random().factors()) {
            if (factor.columns().get(0).isIntercept()) {
                means.add(means(GroupEstimates.of(m_model, factor.name(), m_level)));
            }
        }
        return means;
    }

    private ViewObject means(GroupEstimates estimates) {
        FactorProducts factor = Phrases.products(m_model, estimates.group());
        int[] order = estimates.order();
        int[] shown = Arrays.stream(Columns.spread(order.length, MOST_LEVELS)).toArray();
        int[] levels = IntStream.of(shown).map(place -> order[place]).toArray();
        return new ViewObject()
                .with("factor", estimates.group())
                .with("levels", Columns.at(factor.levels(), levels))
                .with("levelsTotal", factor.levels().size())
                .with("observations", Columns.at(factor.observations(), levels))
                .with("mean", Columns.at(estimates.means(), levels))
                .with("estimate", Columns.at(estimates.estimates(), levels))
                .with("lower", Columns.at(estimates.lower(), levels))
                .with("upper", Columns.at(estimates.upper(), levels))
                .with("grandMean", estimates.average())
                .with("note", note());
    }

    private String note() {
        return m_model.specification().fixed().isEmpty()
                ? "Observed means of the groups, and the model's estimates with " + NumberText.level(m_level)
                        + " intervals: drawn towards the mean of all, the more the fewer rows a group has."
                : "The model's estimates for groups whose predictors are at the means of all rows, with "
                        + NumberText.level(m_level) + " intervals.";
    }

    private ViewObject curve(VarianceFunction function) {
        boolean numeric = function.points().stream().noneMatch(point -> Double.isNaN(point.x()));
        List<VarianceFunction.Point> points = numeric ? fine(function) : function.points();
        double[] x = numeric
                ? Columns.numbers(points, VarianceFunction.Point::x)
                : IntStream.range(0, points.size()).asDoubleStream().toArray();
        return new ViewObject()
                .with("factor", function.group())
                .with(
                        "x",
                        new ViewObject()
                                .with("label", function.slope())
                                .with(
                                        "categories",
                                        numeric
                                                ? null
                                                : points.stream()
                                                        .map(VarianceFunction.Point::label)
                                                        .toList()))
                .with(
                        "curve",
                        new ViewObject()
                                .with("label", "share of " + function.group())
                                .with("x", x)
                                .with("y", Columns.numbers(points, VarianceFunction.Point::share))
                                .with(
                                        "lower",
                                        isShare(points) ? Columns.numbers(points, VarianceFunction.Point::lower) : null)
                                .with(
                                        "upper",
                                        isShare(points)
                                                ? Columns.numbers(points, VarianceFunction.Point::upper)
                                                : null))
                .with("text", text(function));
    }

    /** The function within two standard deviations of the mean. */
    private List<VarianceFunction.Point> fine(VarianceFunction function) {
        double[] x = IntStream.range(0, CURVE)
                .mapToDouble(i -> function.mean() + function.stdDev() * REACH * (2.0 * i / (CURVE - 1) - 1))
                .toArray();
        return VarianceFunction.at(m_model, m_level, function.group(), function.slope(), x)
                .points();
    }

    /** Whether the limits, which are of the correlation, are those of the share as well. */
    private static boolean isShare(List<VarianceFunction.Point> points) {
        return points.stream().allMatch(point -> point.share() == point.icc());
    }

    private static @Nullable String text(VarianceFunction function) {
        if (function.points().isEmpty()) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        for (VarianceFunction.Point point : function.points()) {
            parts.add(NumberText.percent(point.share()) + " at " + point.label().replace('-', '\u2212'));
        }
        return "Share of the variance that lies between the groups of " + function.group() + ", by " + function.slope()
                + ": " + String.join(", ", parts) + ".";
    }
}
