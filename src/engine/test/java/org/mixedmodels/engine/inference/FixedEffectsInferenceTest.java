package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mixedmodels.engine.Near.assertNear;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.FDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.DataSets;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.design.PredictorCoding;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.fit.ModelState;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.CancelledException;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** What must hold of tests of fixed effects whatever the data: codings, units, orders; balanced designs; bad input. */
class FixedEffectsInferenceTest {

    /** Two fits of one model agree to the last digits of theta that the search leaves open. */
    private static final double SAME_FIT = 1e-5;

    private static FixedEffectsInference inference(LinearMixedModel model, DegreesOfFreedom method) {
        return FixedEffectsInference.of(model, method, ProgressMonitor.none());
    }

    private static LinearMixedModel fit(String formula, ColumnarRows rows, FitOptions options) {
        return LinearMixedModelFitter.with(options).fit(FormulaParser.parse(formula), rows, ProgressMonitor.none());
    }

    private static void assertSame(List<TermTest> expected, List<TermTest> actual, String what) {
        assertEquals(expected.size(), actual.size(), what);
        for (int k = 0; k < expected.size(); k++) {
            TermTest wanted = expected.get(k);
            TermTest test = actual.get(k);
            assertEquals(wanted.term(), test.term());
            assertEquals(wanted.numeratorDf(), test.numeratorDf(), what + wanted.term());
            assertEquals(wanted.statistic(), test.statistic(), SAME_FIT * wanted.statistic(), what + wanted.term());
            double df = wanted.denominatorDf();
            assertNear(df, test.denominatorDf(), SAME_FIT * df, what + wanted.term());
            assertEquals(wanted.pValue(), test.pValue(), SAME_FIT, what + wanted.term());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "splitplot: Y ~ A * B + (1 | Block) + (1 | A:Block)",
                "classrooms: score ~ sex * track + age:track + (1 + age | school)",
                "classrooms: score ~ 0 + track + sex + age + (1 | school/class)",
                "reactions: rt ~ condition + (1 | subject) + (1 | item)",
                "reactions: rt ~ dose * condition + (1 | subject) + (1 | item)",
                "bdf: langPOST ~ sex * Minority * denomina + IQ.verb + (1 | schoolNR)",
                "bdf: langPOST ~ sex:denomina + (1 | schoolNR)"
            })
    void typeThreeTestsDoNotDependOnTheCoding(String text) {
        String data = text.substring(0, text.indexOf(':'));
        String formula = text.substring(text.indexOf(':') + 2);
        for (DegreesOfFreedom method : DegreesOfFreedom.values()) {
            List<TermTest> first = inference(fit(formula, DataSets.load(data), FitOptions.defaults()), method)
                    .terms();
            for (PredictorCoding coding : PredictorCoding.values()) {
                LinearMixedModel model =
                        fit(formula, DataSets.load(data), FitOptions.defaults().withCoding(coding));
                assertSame(first, inference(model, method).terms(), text + " " + coding + " ");
            }
        }
    }

    @Test
    void aStoredModelKnowsItsDroppedColumns() {
        LinearMixedModel model = fit(
                "langPOST ~ sex * Minority * denomina + (1 | schoolNR)",
                DataSets.load("bdf"),
                FitOptions.defaults().withCoding(PredictorCoding.EFFECTS));
        assertFalse(model.fixedEffects().dropped().isEmpty());
        LinearMixedModel restored = ModelState.of(model).restore();
        assertSame(
                inference(model, DegreesOfFreedom.RESIDUAL).terms(),
                inference(restored, DegreesOfFreedom.RESIDUAL).terms(),
                "stored ");
    }

    private static ColumnarRows table(List<Integer> order, double unitOfX, double shiftOfX, double unitOfY) {
        Random random = new Random(7);
        int n = order.size();
        double[] x = new double[n];
        double[] y = new double[n];
        String[] g = new String[n];
        String[] c = new String[n];
        double[][] effects = new double[12][2];
        for (double[] effect : effects) {
            effect[0] = 2 * random.nextGaussian();
            effect[1] = 0.7 * random.nextGaussian();
        }
        for (int i = 0; i < n; i++) {
            int place = order.get(i);
            int group = random.nextInt(12);
            int category = random.nextInt(3);
            double value = random.nextGaussian();
            x[place] = shiftOfX + unitOfX * value;
            g[place] = "g" + group;
            c[place] = "c" + category;
            y[place] = unitOfY
                    * (1
                            + category
                            + 0.3 * value
                            + effects[group][0]
                            + effects[group][1] * value
                            + random.nextGaussian());
        }
        return ColumnarRows.builder()
                .numeric("x", x)
                .numeric("y", y)
                .nominal("g", g)
                .nominal("c", c)
                .build();
    }

    private static List<Integer> order(int n) {
        return new ArrayList<>(IntStream.range(0, n).boxed().toList());
    }

    @ParameterizedTest
    @EnumSource(DegreesOfFreedom.class)
    void unitsAndTheOrderOfRowsDoNotMatter(DegreesOfFreedom method) {
        String formula = "y ~ x + c + (1 + x | g)";
        List<TermTest> before = inference(fit(formula, table(order(150), 1, 0, 1), FitOptions.defaults()), method)
                .terms();
        List<TermTest> scaled = inference(fit(formula, table(order(150), 1e4, 0, 1e-3), FitOptions.defaults()), method)
                .terms();
        assertSame(before, scaled, "units ");
        List<TermTest> shifted = inference(fit(formula, table(order(150), 1, 50, 1), FitOptions.defaults()), method)
                .terms();
        assertSame(before, shifted, "far from zero ");
        List<Integer> shuffled = order(150);
        Collections.shuffle(shuffled, new Random(3));
        List<TermTest> permuted = inference(fit(formula, table(shuffled, 1, 0, 1), FitOptions.defaults()), method)
                .terms();
        assertSame(before, permuted, "order ");
    }

    /** Analysis of variance by strata is exact here: {@code summary(aov(Y ~ A * B + Error(Block / A), splitplot))}. */
    @ParameterizedTest
    @EnumSource(names = {"SATTERTHWAITE", "KENWARD_ROGER"})
    void balancedDesignsHaveWholeDegreesOfFreedom(DegreesOfFreedom method) {
        List<TermTest> tests =
                inference(ReferenceFits.fit("splitplot-reml"), method).terms();
        double[] f = {163.29166667 / 40.125, 181.5 / 9.3611111111, 37.625 / 9.3611111111};
        double[] p = {0.076416, 0.0017122, 0.0565772};
        double[] df = {6, 9, 9};
        for (int k = 0; k < 3; k++) {
            assertEquals(f[k], tests.get(k).statistic(), 1e-6 * f[k]);
            assertEquals(p[k], tests.get(k).pValue(), 1e-6);
            assertEquals(df[k], tests.get(k).denominatorDf(), 1e-5 * df[k]);
        }
        CoefficientTest days = inference(ReferenceFits.fit("sleepstudy-correlated-reml"), method)
                .coefficients(0.95)
                .get(1);
        assertEquals(17, days.df(), 1e-5 * 17);
    }

    @Test
    void anFTestOfOneContrastIsTheSquareOfItsT() {
        for (DegreesOfFreedom method : DegreesOfFreedom.values()) {
            FixedEffectsInference inference = inference(ReferenceFits.fit("bdf-slope-reml"), method);
            double[] weights = {0, 1, -2, 0.5};
            CoefficientTest t = inference.contrast("contrast", weights, 0.95);
            TermTest f = inference.test("contrast", new double[][] {weights});
            assertEquals(t.statistic() * t.statistic(), f.statistic(), 1e-9 * f.statistic());
            assertNear(t.df(), f.denominatorDf(), 1e-9 * t.df(), "df");
            assertEquals(t.pValue(), f.pValue(), 1e-10);
            assertEquals(t.estimate(), (t.lower() + t.upper()) / 2, 1e-12);
        }
    }

    @Test
    void dependentRowsCountOnce() {
        for (DegreesOfFreedom method : DegreesOfFreedom.values()) {
            FixedEffectsInference inference = inference(ReferenceFits.fit("bdf-slope-reml"), method);
            double[][] twoRows = {{0, 1, 0, 0}, {0, 0, 1, 0}};
            double[][] fourRows = {{0, 1, 0, 0}, {0, 0, 0, 0}, {0, 0, 1, 0}, {0, 1e-6, 1e-6, 0}};
            TermTest two = inference.test("two", twoRows);
            TermTest four = inference.test("four", fourRows);
            assertEquals(2, four.numeratorDf());
            assertEquals(two.statistic(), four.statistic(), 1e-9 * two.statistic());
            TermTest none = inference.test("none", new double[][] {{0, 0, 0, 0}});
            assertEquals(0, none.numeratorDf());
            assertTrue(Double.isNaN(none.pValue()));
        }
    }

    @Test
    void withoutDegreesOfFreedomItIsChiSquareOverItsOwn() {
        LinearMixedModel model = ReferenceFits.fit("splitplot-reml");
        TermTest wald = inference(model, DegreesOfFreedom.NONE).terms().get(0);
        TermTest residual = inference(model, DegreesOfFreedom.RESIDUAL).terms().get(0);
        assertTrue(Double.isNaN(wald.denominatorDf()));
        assertEquals(18, residual.denominatorDf());
        assertEquals(wald.statistic(), residual.statistic(), 1e-12);
        double chiSquare = new ChiSquaredDistribution(null, 2).cumulativeProbability(2 * wald.statistic());
        assertEquals(1 - chiSquare, wald.pValue(), 1e-12);
        double f = new FDistribution(null, 2, 18).cumulativeProbability(residual.statistic());
        assertEquals(1 - f, residual.pValue(), 1e-12);
    }

    @Test
    void kenwardRogerOfAnMlFitSaysThatItIsOfAnotherModel() {
        LinearMixedModel ml = ReferenceFits.fit("sleepstudy-correlated-ml");
        FixedEffectsInference inference = inference(ml, DegreesOfFreedom.KENWARD_ROGER);
        assertTrue(inference.isRefitted());
        assertEquals(Estimation.REML, inference.model().estimation());
        assertArrayEquals(
                inference.model().fixedEffects().estimates(),
                inference.coefficients(0.95).stream()
                        .mapToDouble(CoefficientTest::estimate)
                        .toArray());
        assertFalse(inference(ml, DegreesOfFreedom.SATTERTHWAITE).isRefitted());
    }

    /** Wherever the work is stopped it stops; and it tells how far it is. */
    @ParameterizedTest
    @EnumSource(names = {"SATTERTHWAITE", "KENWARD_ROGER"})
    void canBeCancelled(DegreesOfFreedom method) {
        LinearMixedModel model = ReferenceFits.fit("penicillin-reml");
        List<String> told = new ArrayList<>();
        for (int reports = 1; reports < 4; reports++) {
            int most = reports;
            List<String> messages = new ArrayList<>();
            ProgressMonitor monitor = new ProgressMonitor() {
                @Override
                public void report(double fraction, String message) {
                    assertFalse(fraction < 0 || fraction > 1, "fraction " + fraction);
                    messages.add(message);
                }

                @Override
                public boolean isCancelled() {
                    return messages.size() >= most;
                }
            };
            assertThrows(CancelledException.class, () -> FixedEffectsInference.of(model, method, monitor));
            told.addAll(messages);
        }
        assertFalse(told.isEmpty());
    }

    @Test
    void wrongNumbersOfWeightsAreRefused() {
        FixedEffectsInference inference =
                inference(ReferenceFits.fit("bdf-slope-reml"), DegreesOfFreedom.SATTERTHWAITE);
        assertThrows(IllegalArgumentException.class, () -> inference.contrast("short", new double[2], 0.95));
        assertThrows(IllegalArgumentException.class, () -> inference.test("long", new double[][] {new double[5]}));
        assertThrows(IllegalArgumentException.class, () -> inference.coefficients(1));
    }

    @ParameterizedTest
    @EnumSource(DegreesOfFreedom.class)
    void aModelWithoutFixedEffectsHasNoTests(DegreesOfFreedom method) {
        LinearMixedModel model = fit("Yield ~ 0 + (1 | Batch)", DataSets.load("dyestuff"), FitOptions.defaults());
        FixedEffectsInference inference = inference(model, method);
        assertTrue(inference.coefficients(0.95).isEmpty());
        assertTrue(inference.terms().isEmpty());
    }
}
