package org.mixedmodels.knime.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.effects.MarginalCurve;
import org.mixedmodels.engine.effects.MarginalEffect;
import org.mixedmodels.engine.effects.MarginalEffects;
import org.mixedmodels.engine.effects.SimpleSlope;
import org.mixedmodels.engine.effects.SlopeFunction;
import org.mixedmodels.engine.inference.CoefficientTest;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.inference.FixedEffectsInference;
import org.mixedmodels.engine.residual.PredictorSummary;

/** Predicted values over one predictor, by a second one, with simple slopes. */
final class MarginalEffectsView {

    private static final int MOST_PLOTS = 40;

    private final FixedEffectsInference m_inference;
    private final List<PredictorSummary> m_predictors;
    private final double m_level;
    private final String m_outcome;

    MarginalEffectsView(FixedEffectsInference inference, List<PredictorSummary> predictors, double level) {
        m_inference = inference;
        m_predictors = predictors;
        m_level = level;
        m_outcome = inference.model().specification().outcome();
    }

    ViewObject section() {
        MarginalEffects effects = MarginalEffects.of(m_inference, m_predictors, m_level);
        List<MarginalEffect> all = new ArrayList<>(effects.interactions());
        all.addAll(effects.single());
        if (all.isEmpty()) {
            return ViewObject.absent("The model has no fixed effects besides the intercept.");
        }
        return new ViewObject()
                .with("level", m_level)
                .with("outcome", m_outcome)
                .with("plots", all.stream().limit(MOST_PLOTS).map(this::plot).toList());
    }

    private PredictorSummary predictor(String name) {
        return m_predictors.stream()
                .filter(predictor -> predictor.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ViewObject plot(MarginalEffect effect) {
        return new ViewObject()
                .with("focal", effect.focal())
                .with("by", effect.by())
                .with("interaction", effect.interaction())
                .with("x", axis(predictor(effect.focal())))
                .with(
                        "curves",
                        effect.curves().stream()
                                .map(curve -> curve(effect, curve))
                                .toList())
                .with("slopes", slopes(effect))
                .with(
                        "slopeCurve",
                        effect.slopeFunction()
                                .map(slope -> slopeCurve(effect, slope))
                                .orElse(null))
                .with("note", note(effect))
                .with("sentences", sentences(effect));
    }

    private static ViewObject axis(PredictorSummary predictor) {
        return new ViewObject()
                .with("label", predictor.name())
                .with("categories", predictor.isNominal() ? predictor.categories() : null);
    }

    private ViewObject curve(MarginalEffect effect, MarginalCurve curve) {
        return points(label(effect.by(), curve.at(), curve.value()), curve.x(), curve.points());
    }

    private static ViewObject points(String label, double[] x, List<MarginalCurve.Point> points) {
        return new ViewObject()
                .with("label", label)
                .with("x", x)
                .with("y", Columns.numbers(points, MarginalCurve.Point::estimate))
                .with("lower", Columns.numbers(points, MarginalCurve.Point::lower))
                .with("upper", Columns.numbers(points, MarginalCurve.Point::upper));
    }

    /** Returns "clubs = 0.02 (mean)", "sex = girl", or nothing without a second predictor. */
    private String label(@Nullable String by, String at, double value) {
        if (by == null) {
            return m_outcome;
        }
        PredictorSummary predictor = predictor(by);
        if (predictor.isNominal() || predictor.indicator()) {
            return by + " = " + at;
        }
        return by + " = " + NumberText.of(NumberText.near(value, predictor.stdDev())) + " (" + at.replace('-', '\u2212')
                + ")";
    }

    private @Nullable ViewObject slopes(MarginalEffect effect) {
        List<SimpleSlope> slopes = effect.slopes();
        if (slopes.isEmpty()) {
            return null;
        }
        boolean nominal = predictor(effect.focal()).isNominal();
        String title = nominal
                ? "Difference to " + predictor(effect.focal()).categories().get(0)
                : "Slope of " + effect.focal();
        List<CoefficientTest> tests = slopes.stream().map(SimpleSlope::test).toList();
        return new ViewObject()
                .with("title", title)
                .with("statisticName", m_inference.method() == DegreesOfFreedom.NONE ? "z" : "t")
                .with("at", slopes.stream().map(slope -> place(effect, slope)).toList())
                .with("slope", Columns.numbers(tests, CoefficientTest::estimate))
                .with("stdError", Columns.numbers(tests, CoefficientTest::stdError))
                .with("df", Columns.numbers(tests, CoefficientTest::df))
                .with("statistic", Columns.numbers(tests, CoefficientTest::statistic))
                .with("pValue", Columns.numbers(tests, CoefficientTest::pValue))
                .with("lower", Columns.numbers(tests, CoefficientTest::lower))
                .with("upper", Columns.numbers(tests, CoefficientTest::upper));
    }

    private String place(MarginalEffect effect, SimpleSlope slope) {
        String at = effect.by() == null ? "" : label(effect.by(), slope.at(), slope.value());
        if (slope.category().isEmpty()) {
            return at.isEmpty() ? "average group" : at;
        }
        return at.isEmpty() ? slope.category() : slope.category() + ", " + at;
    }

    private ViewObject slopeCurve(MarginalEffect effect, SlopeFunction slope) {
        return new ViewObject()
                .with("x", GroupLinesView.axis(effect.by()))
                .with("curve", points("Slope of " + effect.focal(), slope.x(), slope.points()))
                .with("text", region(effect, slope));
    }

    private String region(MarginalEffect effect, SlopeFunction slope) {
        String subject = "The slope of " + effect.focal();
        MarginalCurve.Point first = slope.points().get(0);
        boolean zero = first.lower() <= 0 && first.upper() >= 0;
        if (slope.bounds().isEmpty()) {
            return subject + (zero ? " is nowhere" : " is everywhere") + " different from zero within the range of "
                    + effect.by() + " (" + NumberText.level(m_level) + " intervals).";
        }
        String bounds = slope.bounds().stream().map(NumberText::of).collect(Collectors.joining(" and "));
        String where = slope.bounds().size() == 1
                ? (zero ? "above " : "below ") + bounds
                : (zero ? "between " : "below and above ") + bounds;
        return subject + " is different from zero where " + effect.by() + " lies " + where + " ("
                + NumberText.level(m_level) + " intervals).";
    }

    private String note(MarginalEffect effect) {
        String others = m_predictors.size() > (effect.by() == null ? 1 : 2)
                ? "Other predictors are at their means, categories at their shares. "
                : "";
        String offset = m_inference.model().specification().offset().isPresent() ? " The offset is left out." : "";
        return others + "Bands are " + NumberText.level(m_level) + " intervals of the mean of an average group, by "
                + Phrases.reference(m_inference.method()) + "." + offset;
    }

    private List<String> sentences(MarginalEffect effect) {
        List<String> sentences = new ArrayList<>();
        boolean nominal = predictor(effect.focal()).isNominal();
        for (SimpleSlope slope : effect.slopes()) {
            CoefficientTest test = slope.test();
            String where = effect.by() == null ? "" : " at " + label(effect.by(), slope.at(), slope.value());
            String what = nominal
                    ? slope.category() + " compared with "
                            + predictor(effect.focal()).categories().get(0)
                    : "One more unit of " + effect.focal();
            sentences.add(what + where + ": " + NumberText.signed(test.estimate()) + " in " + m_outcome + " ("
                    + NumberText.level(m_level) + " interval " + NumberText.of(test.lower()) + " to "
                    + NumberText.of(test.upper()) + ", " + NumberText.p(test.pValue()) + ").");
        }
        return sentences;
    }
}
