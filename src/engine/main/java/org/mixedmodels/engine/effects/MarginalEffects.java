package org.mixedmodels.engine.effects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.formula.ModelTerm;
import org.mixedmodels.engine.inference.CoefficientTest;
import org.mixedmodels.engine.inference.FixedEffectsInference;
import org.mixedmodels.engine.residual.PredictorSummary;

/**
 * Predicted values of an average group (random effects of zero, without the offset) over one predictor, by a second one; the
 * others are held at their means, categories at their shares of the rows. Bands and tests are those of the fixed effects.
 */
public final class MarginalEffects {

    private static final int POINTS = 41;
    private static final int BISECTIONS = 50;

    private final FixedEffectsInference inference;
    private final List<PredictorSummary> predictors;
    private final AverageRow average;
    private final double level;

    private MarginalEffects(FixedEffectsInference inference, List<PredictorSummary> predictors, double level) {
        this.inference = inference;
        this.predictors = predictors;
        this.average = new AverageRow(inference.model(), predictors);
        this.level = level;
    }

    /**
     * The effects of a model.
     *
     * @param inference the fixed effects with their reference distribution
     * @param predictors the distributions of the predictors
     * @param level the confidence level, between 0 and 1
     */
    public static MarginalEffects of(FixedEffectsInference inference, List<PredictorSummary> predictors, double level) {
        return new MarginalEffects(inference, List.copyOf(predictors), level);
    }

    /** Pairs of predictors that interact, each in both orders, in the order of the model's terms. */
    public List<MarginalEffect> interactions() {
        List<MarginalEffect> effects = new ArrayList<>();
        for (int i = 0; i < predictors.size(); i++) {
            for (int j = i + 1; j < predictors.size(); j++) {
                String first = predictors.get(i).name();
                String second = predictors.get(j).name();
                if (interact(first, second)) {
                    effects.add(of(first, second));
                    effects.add(of(second, first));
                }
            }
        }
        return effects;
    }

    /** Every fixed effect by itself. */
    public List<MarginalEffect> single() {
        List<String> fixed = inference.model().specification().fixedColumns();
        return predictors.stream()
                .map(PredictorSummary::name)
                .filter(fixed::contains)
                .map(name -> of(name, null))
                .toList();
    }

    private boolean interact(String first, String second) {
        return inference.model().specification().fixed().stream()
                .map(ModelTerm::columns)
                .anyMatch(columns -> columns.contains(first) && columns.contains(second));
    }

    /**
     * The effect of a predictor.
     *
     * @param focal its name
     * @param by the second one, null for none
     * @throws IllegalArgumentException if one of them is not a predictor of the model
     */
    public MarginalEffect of(String focal, @Nullable String by) {
        PredictorSummary predictor = summary(focal);
        List<Held> heldValues = by == null ? List.of(new Held("", Double.NaN)) : held(summary(by));
        List<MarginalCurve> curves = new ArrayList<>();
        List<SimpleSlope> slopes = new ArrayList<>();
        for (Held held : heldValues) {
            PredictorValue[] others = others(by, held.value);
            curves.add(curve(predictor, held, others));
            slopes.addAll(slopes(predictor, held, others));
        }
        boolean numeric = by != null && !summary(by).isNominal() && !predictor.isNominal();
        boolean interaction = by != null && interact(focal, by);
        Optional<SlopeFunction> function = numeric && interaction && by != null
                ? Optional.of(slopeFunction(focal, summary(by)))
                : Optional.empty();
        return new MarginalEffect(focal, by, interaction, curves, slopes, function);
    }

    private PredictorSummary summary(String name) {
        return predictors.stream()
                .filter(predictor -> predictor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no predictor " + name));
    }

    /** A value at which a predictor is held, and what it is called. */
    private record Held(String name, double value) {}

    private static List<Held> held(PredictorSummary predictor) {
        if (predictor.isNominal()) {
            return IntStream.range(0, predictor.categories().size())
                    .mapToObj(k -> new Held(predictor.categories().get(k), k))
                    .toList();
        }
        if (predictor.indicator()) {
            return List.of(new Held("0", 0), new Held("1", 1));
        }
        double mean = predictor.mean();
        double stdDev = predictor.stdDev();
        return List.of(new Held("-1 SD", mean - stdDev), new Held("mean", mean), new Held("+1 SD", mean + stdDev));
    }

    private static PredictorValue[] others(@Nullable String by, double value) {
        return by == null ? new PredictorValue[0] : new PredictorValue[] {new PredictorValue(by, value)};
    }

    private static PredictorValue[] with(PredictorValue[] others, String predictor, double value) {
        PredictorValue[] all = Arrays.copyOf(others, others.length + 1);
        all[others.length] = new PredictorValue(predictor, value);
        return all;
    }

    private MarginalCurve curve(PredictorSummary focal, Held held, PredictorValue[] others) {
        double[] x = grid(focal);
        List<MarginalCurve.Point> points = new ArrayList<>();
        for (double value : x) {
            points.add(point(average.at(with(others, focal.name(), value))));
        }
        return new MarginalCurve(held.name, held.value, x, points);
    }

    private static double[] grid(PredictorSummary predictor) {
        if (predictor.isNominal()) {
            return IntStream.range(0, predictor.categories().size())
                    .asDoubleStream()
                    .toArray();
        }
        int points = predictor.indicator() ? 2 : POINTS;
        double step = (predictor.largest() - predictor.smallest()) / (points - 1);
        return IntStream.range(0, points)
                .mapToDouble(i -> i == points - 1 ? predictor.largest() : predictor.smallest() + i * step)
                .toArray();
    }

    private MarginalCurve.Point point(double[] weights) {
        CoefficientTest test = inference.contrast("", weights, level);
        return new MarginalCurve.Point(test.estimate(), test.stdError(), test.lower(), test.upper());
    }

    private List<SimpleSlope> slopes(PredictorSummary focal, Held held, PredictorValue[] others) {
        if (!focal.isNominal()) {
            CoefficientTest slope = inference.contrast(focal.name(), average.slope(focal.name(), others), level);
            return List.of(new SimpleSlope("", held.name, held.value, slope));
        }
        double[] first = average.at(with(others, focal.name(), 0));
        List<SimpleSlope> differences = new ArrayList<>();
        for (int k = 1; k < focal.categories().size(); k++) {
            double[] weights = average.at(with(others, focal.name(), k));
            for (int i = 0; i < weights.length; i++) {
                weights[i] -= first[i];
            }
            String category = focal.categories().get(k);
            differences.add(
                    new SimpleSlope(category, held.name, held.value, inference.contrast(category, weights, level)));
        }
        return differences;
    }

    private SlopeFunction slopeFunction(String focal, PredictorSummary by) {
        DoubleFunction<MarginalCurve.Point> slope =
                value -> point(average.slope(focal, new PredictorValue(by.name(), value)));
        double[] x = grid(by);
        List<MarginalCurve.Point> points = new ArrayList<>();
        List<Double> bounds = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            points.add(slope.apply(x[i]));
            if (i > 0 && holdsZero(points.get(i)) != holdsZero(points.get(i - 1))) {
                bounds.add(bound(slope, x[i - 1], x[i]));
            }
        }
        return new SlopeFunction(x, points, bounds);
    }

    private static boolean holdsZero(MarginalCurve.Point point) {
        return point.lower() <= 0 && point.upper() >= 0;
    }

    private static double bound(DoubleFunction<MarginalCurve.Point> slope, double from, double to) {
        boolean first = holdsZero(slope.apply(from));
        double low = from;
        double high = to;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (holdsZero(slope.apply(middle)) == first) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
