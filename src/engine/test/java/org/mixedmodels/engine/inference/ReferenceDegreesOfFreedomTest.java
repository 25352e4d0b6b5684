package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mixedmodels.engine.Expected.matrix;
import static org.mixedmodels.engine.Expected.number;
import static org.mixedmodels.engine.Expected.numbers;
import static org.mixedmodels.engine.Expected.objects;
import static org.mixedmodels.engine.Expected.strings;
import static org.mixedmodels.engine.Near.assertNear;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.DataSets;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Degrees of freedom, F and p-values against lmerTest and pbkrtest. */
class ReferenceDegreesOfFreedomTest {

    private static final double LEVEL = 0.95;
    /** Second derivatives of the criterion, which lmerTest takes by differences. */
    private static final double DF = 1e-4;

    private static final double F = 1e-6;
    private static final double P = 1e-6;
    private static final double STD_ERROR = 1e-6;

    private static final List<JsonObject> FITS = objects(Expected.load("degrees-of-freedom"), "fits");
    private static final Map<String, LinearMixedModel> MODELS = new ConcurrentHashMap<>();

    static List<String> ids() {
        return FITS.stream().map(ReferenceDegreesOfFreedomTest::id).toList();
    }

    static List<String> remlIds() {
        return FITS.stream()
                .filter(fit -> !fit.isNull("kenwardRoger"))
                .map(ReferenceDegreesOfFreedomTest::id)
                .toList();
    }

    private static String id(JsonObject fit) {
        return fit.getString("id") + " " + fit.getString("estimation");
    }

    private static JsonObject expected(String id) {
        return FITS.stream().filter(fit -> id(fit).equals(id)).findFirst().orElseThrow();
    }

    private static LinearMixedModel fit(String id) {
        return MODELS.computeIfAbsent(id, key -> {
            JsonObject expected = expected(key);
            Estimation estimation = Estimation.valueOf(expected.getString("estimation"));
            return LinearMixedModelFitter.with(FitOptions.defaults().withEstimation(estimation))
                    .fit(
                            ReferenceFits.specification(expected),
                            DataSets.load(expected.getString("data")),
                            ProgressMonitor.none());
        });
    }

    @ParameterizedTest
    @MethodSource("ids")
    void satterthwaite(String id) {
        LinearMixedModel model = fit(id);
        FixedEffectsInference inference =
                FixedEffectsInference.of(model, DegreesOfFreedom.SATTERTHWAITE, ProgressMonitor.none());
        assertTests(expected(id), expected(id).getJsonObject("satterthwaite"), inference);
    }

    @ParameterizedTest
    @MethodSource("remlIds")
    void kenwardRoger(String id) {
        LinearMixedModel model = fit(id);
        FixedEffectsInference inference =
                FixedEffectsInference.of(model, DegreesOfFreedom.KENWARD_ROGER, ProgressMonitor.none());
        JsonObject expected = expected(id).getJsonObject("kenwardRoger");
        assertTests(expected(id), expected, inference);
        double[][] covariance = matrix(expected, "covariance");
        for (int i = 0; i < covariance.length; i++) {
            for (int j = 0; j < covariance.length; j++) {
                double scale = Math.sqrt(covariance[i][i] * covariance[j][j]);
                assertEquals(covariance[i][j], inference.covariance()[i][j], 2 * STD_ERROR * scale);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("remlIds")
    void kenwardRogerOfAnMlFitIsThatOfTheRemlFit(String id) {
        LinearMixedModel ml = fit(id.replace("REML", "ML"));
        FixedEffectsInference inference =
                FixedEffectsInference.of(ml, DegreesOfFreedom.KENWARD_ROGER, ProgressMonitor.none());
        assertEquals(Estimation.REML, inference.model().estimation());
        assertTests(expected(id), expected(id).getJsonObject("kenwardRoger"), inference);
    }

    private static void assertTests(JsonObject fit, JsonObject expected, FixedEffectsInference inference) {
        List<CoefficientTest> tests = inference.coefficients(LEVEL);
        double[] df = numbers(expected.getJsonArray("df"));
        double[] stdErrors = numbers(expected.getJsonArray("stdErrors"));
        double[] pValues = numbers(expected.getJsonArray("pValues"));
        assertEquals(df.length, tests.size());
        for (int k = 0; k < df.length; k++) {
            CoefficientTest test = tests.get(k);
            assertEquals(stdErrors[k], test.stdError(), STD_ERROR * stdErrors[k], test.term());
            assertEquals(df[k], test.df(), DF * df[k], "df of " + test.term());
            assertEquals(pValues[k], test.pValue(), P, test.term());
        }
        assertContrasts(objects(expected, "contrasts"), inference, df.length);
        assertTerms(fit, objects(expected, "terms"), inference.terms());
    }

    private static void assertContrasts(List<JsonObject> expected, FixedEffectsInference inference, int p) {
        for (JsonObject contrast : expected) {
            double[] decreasing =
                    IntStream.range(0, p).mapToDouble(k -> 1.0 / (k + 1)).toArray();
            double[] last = new double[p];
            last[p - 1] = -1;
            last[Math.max(0, p - 2)] += 1;
            double[][] rows = switch (contrast.getString("name")) {
                case "single" -> new double[][] {decreasing};
                case "mixed" -> new double[][] {decreasing, last};
                default -> IntStream.range(1, p).mapToObj(k -> unit(k, p)).toArray(double[][]::new);
            };
            assertTest(contrast, inference.test(contrast.getString("name"), rows));
        }
    }

    private static double[] unit(int k, int p) {
        double[] row = new double[p];
        row[k] = 1;
        return row;
    }

    private static void assertTerms(JsonObject fit, List<JsonObject> expected, List<TermTest> actual) {
        assertEquals(
                strings(fit, "termNames"), actual.stream().map(TermTest::term).toList());
        for (TermTest test : actual) {
            expected.stream()
                    .filter(e -> e.getString("name").equals(test.term()))
                    .findFirst()
                    .ifPresentOrElse(e -> assertTest(e, test), () -> assertEquals(0, test.numeratorDf(), test.term()));
        }
    }

    private static void assertTest(JsonObject expected, TermTest actual) {
        String what = actual.term();
        assertEquals(number(expected, "numeratorDf"), actual.numeratorDf(), what);
        double f = number(expected, "statistic");
        assertEquals(f, actual.statistic(), F * Math.max(1, f), "F of " + what);
        double df = number(expected, "denominatorDf");
        assertNear(df, actual.denominatorDf(), DF * df, "denominator of " + what);
        assertNear(number(expected, "pValue"), actual.pValue(), P, "p-value of " + what);
    }
}
