package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mixedmodels.engine.Expected.number;
import static org.mixedmodels.engine.Expected.numbers;
import static org.mixedmodels.engine.Expected.objects;
import static org.mixedmodels.engine.Near.assertNear;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Tests and intervals of every fit of the catalogue against R. */
class ReferenceInferenceTest {

    private static final double LEVEL = 0.95;
    /** A quotient or a limit inherits the 1e-6 of estimate and standard error. */
    private static final double LIMIT = 2e-6;
    /** A p-value far in the tail changes by z^2 times the relative change of z. */
    private static final double TAIL = 2e-3;

    private static final double VARIANCE = 1e-5;
    /** Standard errors of variances need second derivatives, which both sides take by differences. */
    private static final double SECOND_DERIVATIVE = 2e-6;
    /** R's differences have fewer digits where the criterion is 237,722. */
    private static final double LARGE_CRITERION = 2e-5;

    static List<String> ids() {
        return ReferenceFits.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void coefficients(String id) {
        JsonObject expected = Expected.load(id);
        LinearMixedModel model = ReferenceFits.fit(id);
        JsonObject tests = expected.getJsonObject("coefficientTests");
        double[] statistics = numbers(tests.getJsonArray("statistics"));
        assertCoefficients(tests.getJsonObject("normal"), statistics, model, DegreesOfFreedom.NONE);
        assertCoefficients(tests.getJsonObject("residual"), statistics, model, DegreesOfFreedom.RESIDUAL);
    }

    private static void assertCoefficients(
            JsonObject expected, double[] statistics, LinearMixedModel model, DegreesOfFreedom method) {
        List<CoefficientTest> actual = CoefficientTests.of(model, method, LEVEL);
        assertEquals(statistics.length, actual.size());
        double[] pValues = numbers(expected.getJsonArray("pValues"));
        double[] lower = numbers(expected.getJsonArray("lower"));
        double[] upper = numbers(expected.getJsonArray("upper"));
        for (int k = 0; k < statistics.length; k++) {
            CoefficientTest test = actual.get(k);
            assertEquals(model.fixedEffects().terms().get(k), test.term());
            assertNear(number(expected, "df"), test.df(), 0, "df");
            assertEquals(statistics[k], test.statistic(), LIMIT * Math.max(1, Math.abs(statistics[k])));
            assertEquals(pValues[k], test.pValue(), Math.min(1e-6, TAIL * pValues[k]) + 1e-300);
            double scale = test.stdError() + Math.abs(test.estimate());
            assertEquals(lower[k], test.lower(), LIMIT * scale);
            assertEquals(upper[k], test.upper(), LIMIT * scale);
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void linearModel(String id) {
        JsonObject expected = Expected.load(id).getJsonObject("linearModelTest");
        LinearModelTest test = LinearModelTest.of(ReferenceFits.fit(id));
        double chiSquare = number(expected, "chiSquare");
        assertEquals(chiSquare, test.chiSquare(), 1e-6);
        assertEquals(number(expected, "df"), test.df());
        assertEquals(number(expected, "pValue"), test.pValue(), 1e-5 * number(expected, "pValue"));
        double boundary = number(expected, "boundaryPValue");
        if (test.df() == 1) {
            assertEquals(boundary, test.boundaryPValue(), 1e-5 * boundary);
        } else {
            assertTrue(!(test.boundaryPValue() > test.pValue()), "the usual p-value is too large");
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void varianceComponents(String id) {
        List<VarianceComponent> components = VarianceComponents.of(ReferenceFits.fit(id), LEVEL);
        List<JsonObject> expected = objects(Expected.load(id), "varianceComponents");
        assertEquals(expected.size(), components.size());
        assertEquals(
                VarianceComponent.RESIDUAL,
                components.get(components.size() - 1).group());
        for (JsonObject component : expected) {
            assertComponent(component, find(component, components), id);
        }
    }

    /** Standard deviations and correlations, with limits on the scales of the logarithm and of Fisher's z. */
    @ParameterizedTest
    @MethodSource("ids")
    void deviations(String id) {
        LinearMixedModel model = ReferenceFits.fit(id);
        List<CoefficientTest> tests = CoefficientTests.of(model, DegreesOfFreedom.NONE, LEVEL);
        ModelIntervals wald = ModelIntervals.wald(model, tests, LEVEL);
        double change = id.startsWith("insteval") ? LARGE_CRITERION : SECOND_DERIVATIVE;
        for (JsonObject component : objects(Expected.load(id), "varianceComponents")) {
            Interval actual = wald.deviations().get(wald.components().indexOf(find(component, wald.components())));
            double lower = number(component, "sdcorLower");
            double upper = number(component, "sdcorUpper");
            boolean common = id.contains("-homcs-") && !component.isNull("term2");
            if (common) {
                // R gives no limits of a correlation that effects share
                assertTrue(actual.lower() < actual.upper());
            } else if (!ReferenceFits.isFlat(id)) {
                assertNear(lower, actual.lower(), change * (1 + Math.abs(lower)), "lower limit");
                assertNear(upper, actual.upper(), change * (1 + Math.abs(upper)), "upper limit");
                assertEquals(Double.isNaN(lower), actual.gap() != null);
            }
        }
    }

    private static VarianceComponent find(JsonObject expected, List<VarianceComponent> components) {
        return components.stream()
                .filter(c -> ReferenceFits.sameGroup(c.group(), expected.getString("group"))
                        && Objects.equals(c.term1(), expected.getString("term1", null))
                        && Objects.equals(c.term2(), expected.getString("term2", null)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(expected + " not in " + components));
    }

    private static void assertComponent(JsonObject expected, VarianceComponent actual, String id) {
        double tolerance = ReferenceFits.isFlat(id) ? 1e-4 : VARIANCE;
        double stdError = number(expected, "stdError");
        double scale = Math.abs(number(expected, "vcov")) + (Double.isNaN(stdError) ? 0 : stdError);
        assertEquals(number(expected, "vcov"), actual.vcov(), tolerance * scale + 1e-12);
        if (number(expected, "vcov") > 0) {
            assertEquals(number(expected, "sdcor"), actual.sdcor(), tolerance);
        }
        if (ReferenceFits.isFlat(id)) {
            // R has no standard errors there; the engine may know those that do not concern the singular term
            assertTrue(Double.isNaN(actual.stdError()) || actual.stdError() > 0);
            return;
        }
        double change = id.startsWith("insteval") ? LARGE_CRITERION : SECOND_DERIVATIVE;
        assertNear(stdError, actual.stdError(), change * stdError, "standard error");
        double lower = number(expected, "lower");
        double upper = number(expected, "upper");
        assertNear(lower, actual.lower(), change * (stdError + Math.abs(lower)), "lower limit");
        assertNear(upper, actual.upper(), change * (stdError + Math.abs(upper)), "upper limit");
    }
}
