package org.mixedmodels.knime.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.residual.GroupLines;
import org.mixedmodels.engine.residual.RowSample;
import org.mixedmodels.engine.residual.RowSummary;
import org.mixedmodels.engine.result.LevelOrder;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Lines per group over a predictor: no pooling, partial pooling, complete pooling, with the rows behind them. */
final class GroupLinesView {

    private static final int MOST_LINES = 2_000;

    private final LinearMixedModel m_model;
    private final RowSummary m_rows;
    /** Per factor the levels that are shown, in the order in which they are shown. */
    private final Map<Integer, int[]> m_shown = new LinkedHashMap<>();

    GroupLinesView(LinearMixedModel model, RowSummary rows) {
        m_model = model;
        m_rows = rows;
        rows.lines().forEach(lines -> m_shown.computeIfAbsent(lines.factor(), factor -> shown(lines)));
    }

    private int[] shown(GroupLines lines) {
        int[] order = LevelOrder.of(Phrases.products(m_model, lines.group()).levels());
        return Arrays.stream(Columns.spread(order.length, MOST_LINES))
                .map(place -> order[place])
                .toArray();
    }

    ViewObject section() {
        if (m_rows.lines().isEmpty()) {
            return ViewObject.absent("There are no groups to draw lines for.");
        }
        return new ViewObject()
                .with("outcome", m_model.specification().outcome())
                .with("data", sample())
                .with("plots", m_rows.lines().stream().map(this::plot).toList());
    }

    private ViewObject sample() {
        RowSample sample = m_rows.sample();
        ViewObject predictors = new ViewObject();
        for (int k = 0; k < sample.predictors().size(); k++) {
            predictors.with(sample.predictors().get(k), sample.values()[k]);
        }
        ViewObject groups = new ViewObject();
        m_shown.forEach((factor, shown) -> {
            String name = m_model.data().random().factors().get(factor).name();
            groups.with(name, places(sample.levels()[factor], shown, name));
        });
        return new ViewObject()
                .with("total", sample.total())
                .with("note", sampleNote(sample))
                .with("outcome", sample.outcome())
                .with("predictors", predictors)
                .with("groups", groups);
    }

    /** Returns the rows' groups as places among those that are shown, NaN for others. */
    private double[] places(int[] levels, int[] shown, String factor) {
        double[] place = new double[Phrases.products(m_model, factor).levels().size()];
        Arrays.fill(place, Double.NaN);
        for (int i = 0; i < shown.length; i++) {
            place[shown[i]] = i;
        }
        return Arrays.stream(levels).mapToDouble(level -> place[level]).toArray();
    }

    static @Nullable String sampleNote(RowSample sample) {
        return sample.isComplete()
                ? null
                : NumberText.count(sample.rows().length) + " of " + NumberText.count(sample.total())
                        + " rows, drawn within groups with a fixed seed";
    }

    private ViewObject plot(GroupLines lines) {
        int[] shown = m_shown.getOrDefault(lines.factor(), new int[0]);
        List<String> levels = Phrases.products(m_model, lines.group()).levels();
        boolean flat = lines.predictor() == null;
        double[] from = flat ? new double[shown.length] : Columns.at(lines.from(), shown);
        double[] to = flat ? new double[shown.length] : Columns.at(lines.to(), shown);
        double low = flat ? 0 : lines.range()[0];
        double high = flat ? 0 : lines.range()[2];
        return new ViewObject()
                .with("factor", lines.group())
                .with("predictor", lines.predictor())
                .with("x", axis(flat ? lines.group() : lines.predictor()))
                .with("randomSlope", lines.randomSlope())
                .with("note", note(lines))
                .with("levels", Columns.at(levels, shown))
                .with("levelsTotal", levels.size())
                .with("observations", Columns.at(lines.observations(), shown))
                .with("from", from)
                .with("to", to)
                .with("partial", ends(lines.partial(), shown, from, to))
                .with("none", ends(lines.none(), shown, from, to))
                .with("complete", line(lines.complete(), low, high))
                .with("population", line(lines.population(), low, high))
                .with("shrinkage", shrinkage(lines, shown));
    }

    static ViewObject axis(@Nullable String label) {
        return new ViewObject().with("label", label).with("categories", null);
    }

    private static ViewObject ends(GroupLines.Lines lines, int[] shown, double[] from, double[] to) {
        return new ViewObject()
                .with("start", column(shown.length, i -> lines.at(shown[i], from[i])))
                .with("end", column(shown.length, i -> lines.at(shown[i], to[i])));
    }

    private static double[] column(int length, IntToDoubleFunction value) {
        double[] column = new double[length];
        Arrays.setAll(column, value);
        return column;
    }

    private static ViewObject line(GroupLines.Line line, double from, double to) {
        return new ViewObject()
                .with("from", from)
                .with("to", to)
                .with("start", line.at(from))
                .with("end", line.at(to));
    }

    private String note(GroupLines lines) {
        List<String> parts = new ArrayList<>();
        if (lines.predictor() == null) {
            parts.add("Means of the groups, with the model's estimates, which are drawn towards the mean of all.");
        } else if (m_rows.predictors().size() > 1) {
            parts.add("The model's line of a group has the other predictors at the means of the group's rows, the"
                    + " average line at the means of all rows; lines of groups alone leave other predictors out.");
        } else {
            parts.add("Points are the observed rows.");
        }
        m_model.specification()
                .offset()
                .ifPresent(column -> parts.add("The outcome is shown less the offset " + column + "."));
        return String.join(" ", parts);
    }

    private ViewObject shrinkage(GroupLines lines, int[] shown) {
        double mean = lines.range()[1];
        boolean slopes = lines.randomSlope();
        String outcome = m_model.specification().outcome();
        ViewObject shrinkage = new ViewObject();
        if (slopes) {
            shrinkage
                    .with("xLabel", outcome + " at the mean of " + lines.predictor())
                    .with("yLabel", "Slope of " + lines.predictor())
                    .with("fromX", column(shown.length, i -> lines.none().at(shown[i], mean)))
                    .with("fromY", Columns.at(lines.none().slopes(), shown))
                    .with("toX", column(shown.length, i -> lines.partial().at(shown[i], mean)))
                    .with("toY", Columns.at(lines.partial().slopes(), shown))
                    .with("centreX", lines.population().at(mean))
                    .with("centreY", lines.population().slope());
        } else {
            double[] observations = column(shown.length, i -> lines.observations()[shown[i]]);
            shrinkage
                    .with("xLabel", "Rows in the group")
                    .with("yLabel", "Mean of " + outcome + " in the group")
                    .with("fromX", observations)
                    .with("fromY", column(shown.length, i -> ownMean(lines, shown[i])))
                    .with("toX", observations)
                    .with("toY", column(shown.length, i -> lines.partial().at(shown[i], lines.means()[shown[i]])))
                    .with("centreX", null)
                    .with("centreY", lines.population().at(mean));
        }
        return shrinkage.with(
                "sentence",
                "The model draws estimates of groups towards the average, the more the fewer rows a group has and the"
                        + " further it lies away.");
    }

    /** The mean of a group; that is the height of its own line at its mean x. */
    private static double ownMean(GroupLines lines, int level) {
        return lines.none().at(level, lines.means()[level]);
    }
}
