package org.mixedmodels.engine.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mixedmodels.engine.Expected.numbers;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.DataSets;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.inference.CoefficientTest;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.inference.FixedEffectsInference;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.residual.RowOptions;
import org.mixedmodels.engine.residual.RowSummary;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Predicted values and simple slopes against emmeans. */
class MarginalEffectsTest {

    /** Of estimates and limits; those of sleepstudy-like fits agree to 1e-7. */
    private static final double ESTIMATE = 1e-6;

    /** As for the tests of coefficients: derivatives of lmerTest are numeric. */
    private static final double DF = 1e-4;

    static List<String> ids() {
        return Expected.ids("effects-.*");
    }

    private static MarginalEffects effects(String id) {
        LinearMixedModel model = ReferenceFits.fit(id);
        String data = Expected.load(id).getString("data");
        RowSummary rows = RowSummary.of(model, DataSets.load(data), RowOptions.defaults(), ProgressMonitor.none());
        FixedEffectsInference inference =
                FixedEffectsInference.of(model, DegreesOfFreedom.SATTERTHWAITE, ProgressMonitor.none());
        return MarginalEffects.of(inference, rows.predictors(), 0.95);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void simpleSlopesAsEmtrends(String file) {
        JsonObject expected = Expected.load(file);
        MarginalEffect effect =
                effects(expected.getString("id")).of(expected.getString("focal"), expected.getString("by"));
        JsonObject slopes = expected.getJsonObject("slopes");
        double[] estimates = numbers(slopes.getJsonArray("estimate"));
        assertTrue(effect.interaction());
        assertEquals(estimates.length, effect.slopes().size());
        for (int i = 0; i < estimates.length; i++) {
            CoefficientTest test = effect.slopes().get(i).test();
            double scale = Math.abs(estimates[i]) + test.stdError();
            assertEquals(estimates[i], test.estimate(), ESTIMATE * scale);
            assertEquals(numbers(slopes.getJsonArray("stdError"))[i], test.stdError(), ESTIMATE * test.stdError());
            double df = numbers(slopes.getJsonArray("df"))[i];
            assertEquals(df, test.df(), DF * df);
            assertEquals(numbers(slopes.getJsonArray("lower"))[i], test.lower(), 10 * ESTIMATE * scale);
            assertEquals(numbers(slopes.getJsonArray("upper"))[i], test.upper(), 10 * ESTIMATE * scale);
            assertEquals(numbers(slopes.getJsonArray("pValue"))[i], test.pValue(), 1e-6);
        }
    }

    /** emmeans varies the first predictor fastest; a numeric one is there at its ends. */
    @ParameterizedTest
    @MethodSource("ids")
    void predictionsAsEmmeans(String file) {
        JsonObject expected = Expected.load(file);
        MarginalEffect effect =
                effects(expected.getString("id")).of(expected.getString("focal"), expected.getString("by"));
        JsonObject predictions = expected.getJsonObject("predictions");
        double[] estimates = numbers(predictions.getJsonArray("estimate"));
        int at = 0;
        for (MarginalCurve curve : effect.curves()) {
            int last = curve.points().size() - 1;
            for (int place : new int[] {0, last}) {
                MarginalCurve.Point point = curve.points().get(place);
                double scale = Math.abs(estimates[at]) + point.stdError();
                assertEquals(estimates[at], point.estimate(), ESTIMATE * scale);
                assertEquals(
                        numbers(predictions.getJsonArray("stdError"))[at],
                        point.stdError(),
                        ESTIMATE * point.stdError());
                assertEquals(numbers(predictions.getJsonArray("lower"))[at], point.lower(), 1e-5 * scale);
                assertEquals(numbers(predictions.getJsonArray("upper"))[at], point.upper(), 1e-5 * scale);
                at++;
            }
        }
        assertEquals(estimates.length, at);
    }

    @Test
    void theBandHoldsZeroFromTheBoundOn() {
        MarginalEffects effects = effects("bdf-slope-ml");
        SlopeFunction slope = effects.of("clubs", "ses_z").slopeFunction().orElseThrow();
        assertFalse(slope.bounds().isEmpty());
        for (double bound : slope.bounds()) {
            assertTrue(bound > slope.x()[0] && bound < slope.x()[slope.x().length - 1]);
        }
        int changes = 0;
        for (int i = 1; i < slope.points().size(); i++) {
            changes +=
                    holdsZero(slope.points().get(i)) == holdsZero(slope.points().get(i - 1)) ? 0 : 1;
        }
        assertEquals(slope.bounds().size(), changes);
    }

    private static boolean holdsZero(MarginalCurve.Point point) {
        return point.lower() <= 0 && point.upper() >= 0;
    }

    @Test
    void everyInteractionInBothOrdersAndEveryEffectAlone() {
        MarginalEffects effects = effects("bdf-nominal-reml");
        assertEquals(
                List.of("IQ.verb by sex", "sex by IQ.verb"),
                effects.interactions().stream()
                        .map(e -> e.focal() + " by " + e.by())
                        .toList());
        assertEquals(
                List.of("IQ.verb", "sex", "ses_z"),
                effects.single().stream().map(MarginalEffect::focal).toList());
        assertTrue(effects.single().stream().noneMatch(MarginalEffect::interaction));
        assertThrows(IllegalArgumentException.class, () -> effects.of("langPOST", null));
    }
}
