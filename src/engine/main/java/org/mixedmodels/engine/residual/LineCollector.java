package org.mixedmodels.engine.residual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.DesignColumn;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.design.RowColumns;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Collects the lines of the groups of a factor over a numeric predictor, or their levels without one. */
final class LineCollector {

    private static final int MOST = 12;
    private static final double CONSTANT = 1e-10;

    private final RandomDesign.Factor factor;
    private final int place;
    private final @Nullable String predictor;
    private final int column;
    private final boolean randomSlope;
    private final RowSlopes slopes;
    private final long[] observations;
    private final double[] from;
    private final double[] to;
    private final LineSums[] sums = new LineSums[2];
    private double firstX = Double.NaN;
    private double firstY;

    private LineCollector(
            LinearMixedModel model,
            int place,
            @Nullable String predictor,
            int column,
            boolean randomSlope,
            RowColumns columns) {
        this.factor = model.data().random().factors().get(place);
        this.place = place;
        this.predictor = predictor;
        this.column = column;
        this.randomSlope = randomSlope;
        this.slopes = new RowSlopes(model, predictor, columns);
        CrossProducts products = model.crossProducts();
        observations = products.factors().get(products.factor(factor.name())).observations();
        int levels = observations.length;
        from = new double[levels];
        to = new double[levels];
        Arrays.fill(from, Double.POSITIVE_INFINITY);
        Arrays.fill(to, Double.NEGATIVE_INFINITY);
        sums[0] = new LineSums(levels);
        sums[1] = new LineSums(1);
    }

    /** The lines that a model may have: over random slopes first, then over other numeric predictors, else over none. */
    static List<LineCollector> of(LinearMixedModel model, List<String> names, RowColumns columns) {
        List<LineCollector> slopes = new ArrayList<>();
        List<LineCollector> others = new ArrayList<>();
        List<LineCollector> none = new ArrayList<>();
        int factors = model.data().random().factors().size();
        for (int f = 0; f < factors; f++) {
            none.add(new LineCollector(model, f, null, -1, false, columns));
            for (int k = 0; k < names.size(); k++) {
                String name = names.get(k);
                if (model.design().codings().stream().noneMatch(c -> c.column().equals(name))) {
                    boolean random = hasSlope(model.data().random().factors().get(f), name);
                    (random ? slopes : others).add(new LineCollector(model, f, name, k, random, columns));
                }
            }
        }
        List<LineCollector> all = new ArrayList<>(slopes);
        all.addAll(others.subList(0, Math.min(others.size(), MOST)));
        all.addAll(none);
        return all;
    }

    private static boolean hasSlope(RandomDesign.Factor factor, String name) {
        return factor.columns().stream().map(DesignColumn::numeric).anyMatch(numeric -> numeric.contains(name));
    }

    /** Those that are worth a picture: over predictors that vary within groups; without one where there is none. */
    static List<GroupLines> chosen(List<LineCollector> collectors) {
        List<GroupLines> chosen = new ArrayList<>();
        for (LineCollector collector : collectors) {
            boolean covered = chosen.stream().anyMatch(lines -> lines.factor() == collector.place);
            boolean wanted = collector.predictor == null ? !covered : collector.sums[0].variesWithin(CONSTANT);
            if (wanted && chosen.size() < MOST) {
                chosen.add(collector.lines());
            }
        }
        return chosen;
    }

    void add(RowBatch batch, int i, ModelRow row) {
        double x = column < 0 ? 0 : row.predictors[column];
        if (Double.isNaN(firstX)) {
            firstX = x;
            firstY = row.outcome;
        }
        int level = row.levels[place];
        from[level] = Math.min(from[level], x);
        to[level] = Math.max(to[level], x);
        slopes.load(batch, i, row);
        double conditional = row.fitted - slopes.conditional() * (x - firstX) - firstY;
        double population = row.population - slopes.population() * (x - firstX) - firstY;
        sums[0].add(level, x - firstX, row.outcome - firstY, conditional, slopes.conditional());
        sums[1].add(0, x - firstX, row.outcome - firstY, population, slopes.population());
    }

    private GroupLines lines() {
        GroupLines.Lines complete = sums[1].leastSquares(firstX, firstY, predictor == null);
        GroupLines.Lines population = sums[1].model(firstX, firstY);
        double[] range = {
            Arrays.stream(from).min().orElse(Double.NaN),
            firstX + sums[1].meanX(0),
            Arrays.stream(to).max().orElse(Double.NaN)
        };
        return new GroupLines(
                place,
                factor.name(),
                predictor,
                randomSlope,
                observations,
                from,
                to,
                sums[0].meansX(firstX),
                sums[0].leastSquares(firstX, firstY, predictor == null),
                sums[0].model(firstX, firstY),
                new GroupLines.Line(complete.intercepts()[0], complete.slopes()[0]),
                new GroupLines.Line(population.intercepts()[0], population.slopes()[0]),
                range);
    }
}
