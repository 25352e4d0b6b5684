package org.mixedmodels.knime.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.inference.Reliability;
import org.mixedmodels.engine.residual.CovarianceEllipse;
import org.mixedmodels.engine.residual.Histogram;
import org.mixedmodels.engine.residual.NormalQuantiles;
import org.mixedmodels.engine.result.ConditionalModes;
import org.mixedmodels.engine.result.FixedEffects;
import org.mixedmodels.engine.result.GroupCovariance;
import org.mixedmodels.engine.result.LinearMixedModel;

/** How the groups differ: conditional modes with their intervals, factor by factor. */
final class RandomEffectsView {

    private static final int MOST_LEVELS = 20_000;
    private static final int CURVE = 61;
    private static final double REACH = 4;
    private static final double WEAK = 0.1;

    private final LinearMixedModel m_model;
    private final double m_level;
    private final double m_quantile;
    private final List<Effect> m_effects = new ArrayList<>();

    RandomEffectsView(LinearMixedModel model, double level) {
        m_model = model;
        m_level = level;
        m_quantile = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(0.5 + level / 2);
        List<ConditionalModes> modes = model.conditionalModes();
        List<Reliability> reliabilities = Reliability.of(model);
        int at = 0;
        for (int t = 0; t < modes.size(); t++) {
            GroupCovariance covariance = model.varCorr().get(t);
            for (int j = 0; j < covariance.terms().size(); j++) {
                m_effects.add(new Effect(modes.get(t), covariance, j, reliabilities.get(at++)));
            }
        }
    }

    /** A random effect of a term. */
    private record Effect(ConditionalModes modes, GroupCovariance covariance, int place, Reliability reliability) {

        String name() {
            return covariance.terms().get(place);
        }

        double mode(int level) {
            return modes.modes()[level][place];
        }

        double stdError(int level) {
            return modes.stdErrors()[level][place];
        }

        double[] all() {
            return IntStream.range(0, modes.levels().size())
                    .mapToDouble(this::mode)
                    .toArray();
        }
    }

    ViewObject section() {
        List<ViewObject> factors = new ArrayList<>();
        for (RandomDesign.Factor factor : m_model.data().random().factors()) {
            factors.add(factor(
                    factor.name(),
                    m_effects.stream()
                            .filter(effect -> effect.modes.group().equals(factor.name()))
                            .toList()));
        }
        return new ViewObject().with("level", m_level).with("factors", factors);
    }

    private ViewObject factor(String name, List<Effect> effects) {
        ConditionalModes modes = effects.get(0).modes;
        int[] shown = shown(effects.get(0));
        return new ViewObject()
                .with("name", name)
                .with("levels", Columns.at(modes.levels(), shown))
                .with("levelsTotal", modes.levels().size())
                .with("observations", Columns.at(modes.observations(), shown))
                .with(
                        "terms",
                        effects.stream().map(effect -> term(effect, shown)).toList())
                .with("pairs", pairs(effects))
                .with("note", note(effects, shown.length));
    }

    /** All levels, or an even choice of the ranks of an effect, in the order of the levels. */
    private static int[] shown(Effect effect) {
        int levels = effect.modes.levels().size();
        if (levels <= MOST_LEVELS) {
            return IntStream.range(0, levels).toArray();
        }
        int[] order = NormalQuantiles.of(effect.all()).order();
        int[] chosen = Arrays.stream(Columns.spread(levels - 1, MOST_LEVELS - 1))
                .map(rank -> order[rank])
                .toArray();
        return IntStream.concat(IntStream.of(order[levels - 1]), IntStream.of(chosen))
                .sorted()
                .toArray();
    }

    private static @Nullable String note(List<Effect> effects, int shown) {
        List<String> zero = effects.stream()
                .filter(effect -> effect.covariance.stdDev(effect.place) == 0)
                .map(effect -> Phrases.effect(effect.name()))
                .toList();
        int levels = effects.get(0).modes.levels().size();
        List<String> notes = new ArrayList<>();
        if (!zero.isEmpty()) {
            notes.add(
                    "The estimated variance of " + Phrases.list(zero) + " is zero: no group differs from the average.");
        }
        if (shown < levels) {
            notes.add(NumberText.count(shown) + " of " + NumberText.count(levels)
                    + " groups are shown: the extremes and an even choice of the ranks between them.");
        }
        return notes.isEmpty() ? null : String.join(" ", notes);
    }

    private ViewObject term(Effect effect, int[] shown) {
        double[] all = effect.all();
        NormalQuantiles quantiles = NormalQuantiles.of(all);
        double[] scores = new double[all.length];
        for (int i = 0; i < all.length; i++) {
            scores[quantiles.order()[i]] = quantiles.scores()[i];
        }
        Histogram histogram = Histogram.of(all);
        double stdDev = effect.covariance.stdDev(effect.place);
        double[] modes = Columns.at(all, shown);
        double[] width = Arrays.stream(shown)
                .mapToDouble(level -> m_quantile * effect.stdError(level))
                .toArray();
        return new ViewObject()
                .with("term", effect.name())
                .with("fixed", fixed(effect.name()))
                .with("sd", stdDev)
                .with("mode", modes)
                .with("lower", plus(modes, width, -1))
                .with("upper", plus(modes, width, 1))
                .with("reliability", Columns.at(effect.reliability.values(), shown))
                .with(
                        "histogram",
                        new ViewObject().with("breaks", histogram.breaks()).with("counts", histogram.counts()))
                .with("normal", stdDev > 0 ? density(stdDev, histogram, all.length) : null)
                .with("score", Columns.at(scores, shown))
                .with("line", line(quantiles))
                .with("sentence", sentence(effect));
    }

    private static double[] plus(double[] values, double[] widths, int sign) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] + sign * widths[i])
                .toArray();
    }

    private double fixed(String name) {
        FixedEffects effects = m_model.fixedEffects();
        int place = effects.terms().indexOf(name);
        return place < 0 ? Double.NaN : effects.estimates()[place];
    }

    static @Nullable ViewObject line(NormalQuantiles quantiles) {
        return Double.isNaN(quantiles.slope())
                ? null
                : new ViewObject().with("intercept", quantiles.intercept()).with("slope", quantiles.slope());
    }

    private static ViewObject density(double stdDev, Histogram histogram, int levels) {
        NormalDistribution normal = new NormalDistribution(null, 0, stdDev);
        double width = histogram.breaks()[1] - histogram.breaks()[0];
        double[] x = IntStream.range(0, CURVE)
                .mapToDouble(i -> stdDev * REACH * (2.0 * i / (CURVE - 1) - 1))
                .toArray();
        return new ViewObject()
                .with("label", "normal distribution")
                .with("x", x)
                .with(
                        "y",
                        Arrays.stream(x)
                                .map(value -> levels * width * normal.density(value))
                                .toArray())
                .with("lower", null)
                .with("upper", null);
    }

    private @Nullable String sentence(Effect effect) {
        int levels = effect.modes.levels().size();
        if (effect.covariance.stdDev(effect.place) == 0) {
            return null;
        }
        long apart = IntStream.range(0, levels)
                .filter(level -> Math.abs(effect.mode(level)) > m_quantile * effect.stdError(level))
                .count();
        int[] order = NormalQuantiles.of(effect.all()).order();
        return Phrases.sentence(NumberText.count(apart)) + " of " + NumberText.count(levels, "group", "groups")
                + (apart == 1 ? " differs" : " differ") + " from the average (zero lies outside the "
                + NumberText.level(m_level) + " interval). Highest: " + extreme(effect, order[levels - 1])
                + "; lowest: " + extreme(effect, order[0]) + ".";
    }

    private static String extreme(Effect effect, int level) {
        return effect.modes.levels().get(level) + " (" + NumberText.signed(effect.mode(level)) + ")";
    }

    private List<ViewObject> pairs(List<Effect> effects) {
        List<ViewObject> pairs = new ArrayList<>();
        for (int i = 0; i < effects.size(); i++) {
            for (int j = i + 1; j < effects.size(); j++) {
                pairs.add(pair(effects, i, j));
            }
        }
        return pairs;
    }

    private ViewObject pair(List<Effect> effects, int i, int j) {
        Effect x = effects.get(i);
        Effect y = effects.get(j);
        boolean together = x.modes == y.modes;
        double[][] covariance = {
            {x.covariance.covariance()[x.place][x.place], 0}, {0, y.covariance.covariance()[y.place][y.place]}
        };
        if (together) {
            covariance[0][1] = x.covariance.covariance()[x.place][y.place];
            covariance[1][0] = covariance[0][1];
        }
        double correlation = together ? x.covariance.correlation(x.place, y.place) : 0;
        boolean estimated = together
                && x.covariance.kind().structure(x.covariance.terms().size()).isCorrelated();
        boolean regular = covariance[0][0] > 0 && covariance[1][1] > 0 && Math.abs(correlation) < 1 - 1e-9;
        CovarianceEllipse ellipse = CovarianceEllipse.of(covariance, m_level);
        return new ViewObject()
                .with("x", i)
                .with("y", j)
                .with("correlation", correlation)
                .with(
                        "ellipse",
                        regular ? new ViewObject().with("x", ellipse.x()).with("y", ellipse.y()) : null)
                .with("sentence", estimated ? correlated(x.name(), y.name(), correlation) : null);
    }

    private static @Nullable String correlated(String x, String y, double correlation) {
        if (Double.isNaN(correlation)) {
            return null;
        }
        if (Math.abs(correlation) < WEAK) {
            return Phrases.sentence(Phrases.effect(x)) + " and " + Phrases.effect(y)
                    + " are hardly related (correlation " + NumberText.correlation(correlation) + ").";
        }
        return "Groups in which " + Phrases.effect(x) + " is higher have "
                + (correlation < 0 ? "a lower " : "a higher ")
                + Phrases.effect(y).replaceFirst("^the ", "")
                + " (correlation " + NumberText.correlation(correlation) + ").";
    }
}
