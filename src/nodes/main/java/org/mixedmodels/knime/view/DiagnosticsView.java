package org.mixedmodels.knime.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.design.CrossProducts.FactorProducts;
import org.mixedmodels.engine.residual.BoxSummary;
import org.mixedmodels.engine.residual.GroupResiduals;
import org.mixedmodels.engine.residual.NormalQuantiles;
import org.mixedmodels.engine.residual.RowSample;
import org.mixedmodels.engine.residual.RowSummary;
import org.mixedmodels.engine.residual.Trend;
import org.mixedmodels.engine.result.ConditionalModes;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Residuals at every level, with what to look for. */
final class DiagnosticsView {

    private static final int MOST_LABELS = 2_000;
    private static final int MOST_QUANTILES = 5_000;
    private static final int MOST_OUTLIERS = 2_000;
    private static final double QUANTILE = 1.959963984540054;

    private final LinearMixedModel m_model;
    private final RowSummary m_rows;

    DiagnosticsView(LinearMixedModel model, RowSummary rows) {
        m_model = model;
        m_rows = rows;
    }

    ViewObject section() {
        RowSample sample = m_rows.sample();
        String note = GroupLinesView.sampleNote(sample);
        return new ViewObject()
                .with(
                        "note",
                        note == null
                                ? "All " + NumberText.count(sample.total(), "row", "rows") + "."
                                : note + "; trends are of all rows.")
                .with("residualsFitted", residualsFitted(sample))
                .with("scaleLocation", scaleLocation(sample))
                .with("quantiles", quantiles())
                .with("byGroup", m_rows.groups().stream().map(this::boxes).toList());
    }

    private static ViewObject text(String title, String lookFor, @Nullable String finding) {
        return new ViewObject().with("title", title).with("lookFor", lookFor).with("finding", finding);
    }

    private ViewObject residualsFitted(RowSample sample) {
        return text(
                        "Residuals against fitted values",
                        "The points should lie around zero at every fitted value. A bend says that a relation is not"
                                + " straight, or that a predictor or an interaction is missing. Where groups are small, a"
                                + " straight slope upwards comes from drawing them towards the average: it is no fault.",
                        m_rows.residuals().map(DiagnosticsView::bendFinding).orElse(null))
                .with("xLabel", "Fitted value")
                .with("yLabel", "Residual")
                .with("x", sample.fitted())
                .with("y", sample.residual())
                .with("label", labels(sample))
                .with("trend", trend(m_rows.residuals()))
                .with("reference", 0);
    }

    private static String bendFinding(Trend trend) {
        int away = trend.binsAwayFrom(0);
        int bins = trend.y().length;
        return away <= Math.max(1, bins / 10)
                ? "The mean residual stays near zero throughout."
                : "The mean residual lies away from zero in " + away + " of " + bins + " bins of the fitted values.";
    }

    private ViewObject scaleLocation(RowSample sample) {
        double[] roots = Arrays.stream(sample.scaled())
                .map(value -> Math.sqrt(Math.abs(value)))
                .toArray();
        return text(
                        "Scale and location",
                        "The line should be level. Where it climbs, residuals are larger for larger fitted values:"
                                + " standard errors are then wrong, and a transformed outcome may help.",
                        m_rows.spread().map(DiagnosticsView::spreadFinding).orElse(null))
                .with("xLabel", "Fitted value")
                .with("yLabel", "Root of the absolute scaled residual")
                .with("x", sample.fitted())
                .with("y", roots)
                .with("label", labels(sample))
                .with("trend", trend(m_rows.spread()))
                .with("reference", null);
    }

    private static String spreadFinding(Trend trend) {
        double largest = Arrays.stream(trend.y()).max().orElse(Double.NaN);
        double smallest = Arrays.stream(trend.y()).min().orElse(Double.NaN);
        return "The mean lies between " + NumberText.of(smallest) + " and " + NumberText.of(largest)
                + "; 0.82 is expected of normal residuals.";
    }

    private @Nullable List<String> labels(RowSample sample) {
        if (sample.rows().length > MOST_LABELS) {
            return null;
        }
        return IntStream.range(0, sample.rows().length)
                .mapToObj(i -> label(sample, i))
                .toList();
    }

    private String label(RowSample sample, int i) {
        StringBuilder label = new StringBuilder("Row " + NumberText.count(sample.rows()[i] + 1));
        for (int f = 0; f < sample.levels().length; f++) {
            String factor = m_model.data().random().factors().get(f).name();
            label.append(", ").append(factor).append(' ');
            label.append(Phrases.products(m_model, factor).levels().get(sample.levels()[f][i]));
        }
        return label.toString();
    }

    private static @Nullable ViewObject trend(Optional<Trend> trend) {
        return trend.map(found -> new ViewObject()
                        .with("label", "mean")
                        .with("x", found.x())
                        .with("y", found.y())
                        .with("lower", limit(found, -1))
                        .with("upper", limit(found, 1)))
                .orElse(null);
    }

    private static double[] limit(Trend trend, int sign) {
        return IntStream.range(0, trend.y().length)
                .mapToDouble(i -> trend.y()[i] + sign * QUANTILE * trend.stdError()[i])
                .toArray();
    }

    private List<ViewObject> quantiles() {
        List<ViewObject> plots = new ArrayList<>();
        plots.add(quantiles("Residuals", "Scaled residual", m_rows.sample().scaled(), labels(m_rows.sample())));
        for (ConditionalModes modes : m_model.conditionalModes()) {
            for (int j = 0; j < modes.terms().size(); j++) {
                int place = j;
                double[] values = IntStream.range(0, modes.levels().size())
                        .mapToDouble(level -> modes.modes()[level][place])
                        .toArray();
                String title = Phrases.sentence(Phrases.effect(modes.terms().get(j))) + " by " + modes.group();
                plots.add(quantiles(title, "Deviation of the group", values, modes.levels()));
            }
        }
        return plots;
    }

    private static ViewObject quantiles(String title, String yLabel, double[] values, @Nullable List<String> labels) {
        NormalQuantiles quantiles = NormalQuantiles.of(values);
        int[] places = quantiles.thinned(MOST_QUANTILES);
        double[] theoretical = Columns.at(quantiles.scores(), places);
        double[] sample = Columns.at(quantiles.values(), places);
        int[] order =
                Arrays.stream(places).map(place -> quantiles.order()[place]).toArray();
        boolean varies = quantiles.slope() > 0;
        double[] lower = band(quantiles, places, -1);
        double[] upper = band(quantiles, places, 1);
        return text(
                        title,
                        "The points should follow the line. Ends that bend away show outliers or skewness; a few"
                                + " points off the line matter little in large data.",
                        varies ? outside(sample, lower, upper) : null)
                .with("xLabel", "Normal quantile")
                .with("yLabel", yLabel)
                .with("theoretical", theoretical)
                .with("sample", sample)
                .with("label", labels == null || labels.size() > MOST_LABELS ? null : Columns.at(labels, order))
                .with("line", RandomEffectsView.line(quantiles))
                .with("lower", varies ? lower : null)
                .with("upper", varies ? upper : null);
    }

    private static double[] band(NormalQuantiles quantiles, int[] places, int sign) {
        IntToDoubleFunction limit = i -> quantiles.intercept()
                + quantiles.slope() * quantiles.scores()[places[i]]
                + sign * quantiles.halfWidth(places[i]);
        return IntStream.range(0, places.length).mapToDouble(limit).toArray();
    }

    private static String outside(double[] sample, double[] lower, double[] upper) {
        long outside = IntStream.range(0, sample.length)
                .filter(i -> sample[i] < lower[i] || sample[i] > upper[i])
                .count();
        return NumberText.percent((double) outside / sample.length)
                + " of the points lie outside the limits that hold 95% of normal samples.";
    }

    private ViewObject boxes(GroupResiduals groups) {
        FactorProducts factor = Phrases.products(m_model, groups.group());
        List<BoxSummary> summaries =
                Arrays.stream(groups.residuals()).map(BoxSummary::of).toList();
        int[] order = IntStream.range(0, summaries.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> summaries.get(i).median()))
                .mapToInt(Integer::intValue)
                .toArray();
        List<BoxSummary> boxes = IntStream.of(order).mapToObj(summaries::get).toList();
        int[] levels = IntStream.of(order).map(i -> groups.levels()[i]).toArray();
        ViewObject plot = text(
                        "Residuals by " + groups.group(),
                        "The boxes should be about as high in every group and lie around zero. Groups with much wider"
                                + " boxes have more residual variance than the model says.",
                        levels.length < factor.levels().size()
                                ? "The " + NumberText.count(levels.length) + " largest of "
                                        + NumberText.count(factor.levels().size()) + " groups are shown."
                                : null)
                .with("factor", groups.group())
                .with("yLabel", "Residual")
                .with("levels", Columns.at(factor.levels(), levels))
                .with("levelsTotal", factor.levels().size())
                .with("observations", Columns.at(factor.observations(), levels))
                .with("low", Columns.numbers(boxes, BoxSummary::low))
                .with("quarter", Columns.numbers(boxes, BoxSummary::quarter))
                .with("median", Columns.numbers(boxes, BoxSummary::median))
                .with("threeQuarters", Columns.numbers(boxes, BoxSummary::threeQuarters))
                .with("high", Columns.numbers(boxes, BoxSummary::high));
        return withOutliers(plot, boxes);
    }

    private static ViewObject withOutliers(ViewObject plot, List<BoxSummary> boxes) {
        List<double[]> outliers = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            for (double value : boxes.get(i).outliers()) {
                outliers.add(new double[] {i, value});
            }
        }
        outliers.sort(Comparator.comparingDouble(outlier -> -Math.abs(outlier[1])));
        List<double[]> kept = outliers.subList(0, Math.min(MOST_OUTLIERS, outliers.size()));
        return plot.with("outlierLevel", Columns.numbers(kept, outlier -> outlier[0]))
                .with("outlier", Columns.numbers(kept, outlier -> outlier[1]));
    }
}
