package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.progress.CancelledException;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** The three methods give the same rows, and what each shows where a parameter has no interval. */
class ModelIntervalsTest {

    private static final double LEVEL = 0.95;
    private static final BootstrapOptions FEW = BootstrapOptions.defaults().withReplicates(40);

    private static ModelIntervals profile(String id) {
        return ModelIntervals.profile(ReferenceFits.fit(id), LEVEL, 2, ProgressMonitor.none());
    }

    private static ModelIntervals wald(LinearMixedModel model) {
        return ModelIntervals.wald(model, CoefficientTests.of(model, DegreesOfFreedom.NONE, LEVEL), LEVEL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sleepstudy-correlated-reml",
                "sleepstudy-uncorrelated-ml",
                "classrooms-weighted-reml",
                "machines-homcs-reml",
                "reactions-homdiag-ml",
                "dyestuff2-reml"
            })
    void everyMethodHasTheSameRows(String id) {
        LinearMixedModel model = ReferenceFits.fit(id);
        List<VarianceComponent> expected = VarianceComponents.of(model, LEVEL);
        for (ModelIntervals intervals : List.of(
                wald(model), profile(id), ModelIntervals.bootstrap(model, LEVEL, FEW, ProgressMonitor.none()))) {
            assertEquals(model.fixedEffects().terms().size(), intervals.fixed().size());
            assertEquals(expected.size(), intervals.components().size());
            assertEquals(expected.size(), intervals.deviations().size());
            for (int i = 0; i < expected.size(); i++) {
                VarianceComponent component = intervals.components().get(i);
                assertEquals(expected.get(i).group(), component.group());
                assertEquals(expected.get(i).term1(), component.term1());
                assertEquals(expected.get(i).term2(), component.term2());
                assertEquals(expected.get(i).vcov(), component.vcov());
                assertAgrees(component, intervals.deviations().get(i), intervals.method());
            }
        }
    }

    private static void assertAgrees(VarianceComponent component, Interval deviation, IntervalMethod method) {
        if (deviation.gap() != null) {
            assertTrue(Double.isNaN(deviation.lower()) || Double.isNaN(deviation.upper()));
        } else if (component.isVariance()) {
            double within = method == IntervalMethod.BOOTSTRAP ? 0.1 : 1e-9;
            assertEquals(component.lower(), Math.pow(deviation.lower(), 2), within * component.upper());
            assertEquals(component.upper(), Math.pow(deviation.upper(), 2), within * component.upper());
        } else {
            assertTrue(deviation.lower() >= -1 && deviation.lower() <= deviation.upper() && deviation.upper() <= 1);
        }
    }

    @Test
    void aProfileIsOfTheFitByMaximumLikelihood() {
        ModelIntervals reml = profile("sleepstudy-correlated-reml");
        ModelIntervals ml = profile("sleepstudy-correlated-ml");
        assertTrue(reml.isRefitted());
        assertFalse(ml.isRefitted());
        assertEquals(7.35865, reml.fixed().get(1).lower(), 5e-6);
        assertEquals(13.57592, reml.fixed().get(1).upper(), 5e-6);
        for (int i = 0; i < 4; i++) {
            VarianceComponent expected = ml.components().get(i);
            assertEquals(expected.upper(), reml.components().get(i).upper(), 1e-6 * Math.abs(expected.upper()));
        }
    }

    @Test
    void theThreadsDoNotMatter() {
        LinearMixedModel model = ReferenceFits.fit("sleepstudy-correlated-ml");
        ModelIntervals one = ModelIntervals.profile(model, LEVEL, 1, ProgressMonitor.none());
        ModelIntervals four = ModelIntervals.profile(model, LEVEL, 4, ProgressMonitor.none());
        assertEquals(one.fixed(), four.fixed());
        assertEquals(one.components(), four.components());
        assertEquals(one.deviations(), four.deviations());
    }

    @Test
    void aVarianceOfZero() {
        LinearMixedModel model = ReferenceFits.fit("dyestuff2-ml");
        ModelIntervals wald = wald(model);
        assertEquals(IntervalGap.NO_VARIANCE, wald.deviations().get(0).gap());
        assertTrue(Double.isNaN(wald.components().get(0).lower()));
        assertNull(wald.deviations().get(1).gap());
        ModelIntervals profile = profile("dyestuff2-ml");
        assertEquals(0, profile.components().get(0).lower());
        assertTrue(profile.components().get(0).upper() > 1);
        ModelIntervals bootstrap = ModelIntervals.bootstrap(model, LEVEL, FEW, ProgressMonitor.none());
        assertEquals(0, bootstrap.components().get(0).lower());
        assertTrue(bootstrap.replicates().orElseThrow().singular() > 10);
    }

    @Test
    void effectsWithOneVarianceShareItsInterval() {
        ModelIntervals profile = profile("machines-homcs-ml");
        LinearMixedModel model = ReferenceFits.fit("machines-homcs-ml");
        int q = model.varCorr().get(0).terms().size();
        for (int i = 1; i < q; i++) {
            assertEquals(profile.deviations().get(0), profile.deviations().get(i));
        }
        VarianceComponent covariance = profile.components().get(q);
        assertFalse(covariance.isVariance());
        assertTrue(Double.isNaN(covariance.lower()));
        assertNull(profile.deviations().get(q).gap());
    }

    /** In other units of the outcome the limits are those numbers in the other units. */
    @Test
    void limitsScaleWithTheOutcome() {
        double[] y = IntStream.range(0, 120)
                .mapToDouble(i -> Math.sin(7 * i) + 2 * Math.cos(i % 12) + 0.3 * Math.sin(3 * (i % 12)) * (i / 12))
                .toArray();
        ModelIntervals one = profile(y, 1);
        ModelIntervals thousand = profile(y, 1000);
        for (int i = 0; i < 2; i++) {
            assertScaled(one.fixed().get(i), thousand.fixed().get(i), 1000);
        }
        for (int i = 0; i < 4; i++) {
            boolean variance = one.components().get(i).isVariance();
            assertScaled(one.deviations().get(i), thousand.deviations().get(i), variance ? 1000 : 1);
            assertScaled(
                    limits(one.components().get(i)),
                    limits(thousand.components().get(i)),
                    1e6);
        }
    }

    private static Interval limits(VarianceComponent component) {
        return Interval.of(component.lower(), component.upper());
    }

    private static void assertScaled(Interval expected, Interval actual, double scale) {
        double within = 1e-6 * (expected.upper() - expected.lower());
        assertEquals(expected.lower(), actual.lower() / scale, within);
        assertEquals(expected.upper(), actual.upper() / scale, within);
    }

    private static ModelIntervals profile(double[] y, double scale) {
        int n = y.length;
        ColumnarRows rows = ColumnarRows.builder()
                .numeric(
                        "y",
                        IntStream.range(0, n).mapToDouble(i -> scale * y[i]).toArray())
                .numeric("x", IntStream.range(0, n).mapToDouble(i -> i / 12).toArray())
                .nominal("g", IntStream.range(0, n).mapToObj(i -> "g" + i % 12).toArray(String[]::new))
                .build();
        LinearMixedModel model = LinearMixedModelFitter.with(FitOptions.defaults())
                .fit(FormulaParser.parse("y ~ x + (1 + x | g)"), rows, ProgressMonitor.none());
        return ModelIntervals.profile(model, 0.9, 2, ProgressMonitor.none());
    }

    @Test
    void aProfileTellsItsProgressAndCanBeCancelled() {
        StringBuilder last = new StringBuilder();
        ProgressMonitor monitor = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                last.replace(0, last.length(), message);
            }

            @Override
            public boolean isCancelled() {
                return last.indexOf(": 2 of") > 0;
            }
        };
        LinearMixedModel model = ReferenceFits.fit("sleepstudy-correlated-ml");
        assertThrows(CancelledException.class, () -> ModelIntervals.profile(model, LEVEL, 1, monitor));
        assertEquals("profiling parameters: 2 of 7", last.toString());
    }
}
