package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mixedmodels.engine.Expected.number;
import static org.mixedmodels.engine.Expected.numbers;
import static org.mixedmodels.engine.Expected.objects;
import static org.mixedmodels.engine.Expected.strings;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.Near;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** R2, ICC and what else is read off the variances, against the package performance and the definitions in R. */
class ReferenceExplainedVarianceTest {

    /** Ratios of variances are known better than these themselves, which lme4's polished optimum gives to 1e-7. */
    private static final double SHARE = 1e-6;
    /** Standard errors by the delta method carry differences of second order on both sides. */
    private static final double SECOND_DERIVATIVE = 2e-5;
    /** Sums of products that both sides form exactly, but for rounding. */
    private static final double EXACT = 1e-9;
    /** R's uniroot. */
    private static final double ROOT = 1e-7;

    private static final Map<String, JsonObject> MODELS =
            objects(Expected.load("explained-variance"), "models").stream()
                    .collect(Collectors.toMap(model -> model.getString("id"), Function.identity()));

    static List<String> ids() {
        return MODELS.keySet().stream().sorted().toList();
    }

    private static JsonObject expected(String id) {
        return Objects.requireNonNull(MODELS.get(id));
    }

    private static void assertNear(JsonObject expected, String key, double actual, double tolerance) {
        double want = number(expected, key);
        Near.assertNear(want, actual, tolerance * Math.max(Math.abs(want), 1e-3), key);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void partsOfTheVariance(String id) {
        JsonObject expected = expected(id).getJsonObject("partition");
        VariancePartition actual = VariancePartition.of(ReferenceFits.fit(id));
        assertNear(expected, "fixed", actual.fixed(), SHARE);
        assertNear(expected, "random", actual.random(), 1e-5);
        assertNear(expected, "residual", actual.residual(), SHARE);
        assertRatios(expected, actual);
    }

    private static void assertRatios(JsonObject expected, VariancePartition actual) {
        assertNear(expected, "marginal", actual.rSquaredMarginal(), SHARE);
        assertNear(expected, "conditional", actual.rSquaredConditional(), SHARE);
        assertNear(expected, "iccAdjusted", actual.iccAdjusted(), SHARE);
        assertNear(expected, "iccUnadjusted", actual.iccUnadjusted(), SHARE);
    }

    static List<String> withPerformance() {
        return ids().stream()
                .filter(id -> expected(id).get("performance").getValueType() == JsonValue.ValueType.OBJECT)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("withPerformance")
    void asPerformance(String id) {
        assertRatios(expected(id).getJsonObject("performance"), VariancePartition.of(ReferenceFits.fit(id)));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void adjustedIcc(String id) {
        JsonObject expected = expected(id).getJsonObject("adjusted");
        AdjustedIcc actual = AdjustedIcc.of(ReferenceFits.fit(id), 0.95);
        assertNear(expected, "value", actual.value(), SHARE);
        assertNear(expected, "stdError", actual.stdError(), SECOND_DERIVATIVE);
        assertNear(expected, "lower", actual.lower(), SECOND_DERIVATIVE);
        assertNear(expected, "upper", actual.upper(), SECOND_DERIVATIVE);
        assertEquals(
                Double.isNaN(number(expected, "stdError")) ? Optional.of(NoInterval.VARIANCE_ZERO) : Optional.empty(),
                actual.noInterval());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void varianceFunctions(String id) {
        LinearMixedModel model = ReferenceFits.fit(id);
        List<VarianceFunction> actual = VarianceFunction.of(model, 0.95);
        List<JsonObject> expected = expected(id).get("functions").getValueType() == JsonValue.ValueType.NULL
                ? List.of()
                : objects(expected(id), "functions");
        assertEquals(expected.size(), actual.size());
        for (JsonObject function : expected) {
            VarianceFunction same = actual.stream()
                    .filter(f -> f.group().equals(function.getString("group")))
                    .findFirst()
                    .orElseThrow();
            assertNear(function, "mean", same.mean(), EXACT);
            assertNear(function, "stdDev", same.stdDev(), EXACT);
            List<JsonObject> points = objects(function, "points");
            for (int i = 0; i < 3; i++) {
                assertPoint(points.get(i), same.points().get(i));
            }
            VarianceFunction given = VarianceFunction.at(model, 0.95, same.group(), same.slope(), 0.37);
            assertPoint(points.get(3), given.points().get(0));
        }
    }

    private static void assertPoint(JsonObject expected, VarianceFunction.Point actual) {
        assertNear(expected, "x", actual.x(), EXACT);
        assertNear(expected, "variance", actual.variance(), 1e-5);
        assertNear(expected, "share", actual.share(), 5e-6);
        assertNear(expected, "value", actual.icc(), 5e-6);
        assertNear(expected, "stdError", actual.stdError(), SECOND_DERIVATIVE);
        assertNear(expected, "lower", actual.lower(), SECOND_DERIVATIVE);
        assertNear(expected, "upper", actual.upper(), SECOND_DERIVATIVE);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void reliabilities(String id) {
        List<Reliability> actual = Reliability.of(ReferenceFits.fit(id));
        List<JsonObject> expected = objects(expected(id), "reliabilities");
        assertEquals(expected.size(), actual.size());
        for (JsonObject one : expected) {
            Reliability same = actual.stream()
                    .filter(r -> ReferenceFits.sameGroup(r.group(), one.getString("group"))
                            && r.term().equals(one.getString("term")))
                    .findFirst()
                    .orElseThrow();
            assertEquals(number(one, "groups"), same.groups());
            assertNear(one, "mean", same.mean(), 1e-5);
            List<String> levels = strings(one, "levels");
            double[] values = numbers(one.getJsonArray("values"));
            assertEquals(levels.size(), same.levels().size());
            for (int i = 0; i < values.length; i++) {
                int at = same.levels().indexOf(levels.get(i));
                Near.assertNear(values[i], same.values()[at], 1e-5, levels.get(i));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void moultonFactors(String id) {
        List<MoultonFactor> actual = MoultonFactor.of(ReferenceFits.fit(id));
        List<JsonObject> expected = expected(id).get("moulton").getValueType() == JsonValue.ValueType.NULL
                ? List.of()
                : objects(expected(id), "moulton");
        assertEquals(expected.size(), actual.size());
        for (JsonObject one : expected) {
            MoultonFactor same = actual.stream()
                    .filter(m -> ReferenceFits.sameGroup(m.group(), one.getString("group"))
                            && m.predictor().equals(one.getString("predictor")))
                    .findFirst()
                    .orElseThrow();
            assertEquals(number(one, "predictorIcc"), same.predictorIcc(), EXACT);
            assertNear(one, "outcomeIcc", same.outcomeIcc(), SHARE);
            assertNear(one, "groupSize", same.groupSize(), EXACT);
            assertNear(one, "factor", same.factor(), SHARE);
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void exactInterval(String id) {
        ExactInterval actual = ExactInterval.of(ReferenceFits.fit(id), 0.95);
        if (expected(id).get("exact").getValueType() == JsonValue.ValueType.NULL) {
            assertEquals(ExactInterval.Reason.SEVERAL_VARIANCES, actual.absent());
            assertTrue(Double.isNaN(actual.lower()) && Double.isNaN(actual.upper()) && Double.isNaN(actual.pValue()));
            return;
        }
        JsonObject expected = expected(id).getJsonObject("exact");
        assertNear(expected, "lower", actual.lower(), ROOT);
        assertNear(expected, "upper", actual.upper(), ROOT);
        assertNear(expected, "fStatistic", actual.fStatistic(), EXACT);
        assertEquals(number(expected, "numeratorDf"), actual.numeratorDf());
        assertEquals(number(expected, "denominatorDf"), actual.denominatorDf());
        assertNear(expected, "pValue", actual.pValue(), EXACT);
        if (expected.containsKey("balancedLower")) {
            assertNear(expected, "balancedLower", actual.lower(), EXACT);
            assertNear(expected, "balancedUpper", actual.upper(), EXACT);
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void reductions(String id) {
        LinearMixedModel model = ReferenceFits.fit(id);
        List<VarianceReduction> actual = VarianceReduction.of(model, ProgressMonitor.none());
        if (expected(id).get("reductions").getValueType() == JsonValue.ValueType.NULL) {
            assertEquals(List.of(), actual);
            return;
        }
        JsonObject expected = expected(id).getJsonObject("reductions");
        List<JsonObject> levels = objects(expected, "levels");
        assertEquals(levels.size(), actual.size());
        for (JsonObject level : levels) {
            assertReduction(level, actual);
        }
        Optional<SnijdersBosker> errors = SnijdersBosker.of(model, ProgressMonitor.none());
        assertEquals(expected.get("snijdersBosker").getValueType() == JsonValue.ValueType.OBJECT, errors.isPresent());
        if (errors.isPresent()) {
            JsonObject want = expected.getJsonObject("snijdersBosker");
            assertEquals(number(want, "level1"), errors.get().level1(), SHARE);
            assertEquals(number(want, "level2"), errors.get().level2(), SHARE);
            assertNear(want, "groupSize", errors.get().groupSize(), EXACT);
        }
    }

    private static void assertReduction(JsonObject expected, List<VarianceReduction> actual) {
        VarianceReduction same = actual.stream()
                .filter(r -> r.group() == null
                        ? expected.isNull("group")
                        : !expected.isNull("group") && ReferenceFits.sameGroup(r.group(), expected.getString("group")))
                .findFirst()
                .orElseThrow();
        assertNear(expected, "nullVariance", same.nullVariance(), 1e-5);
        assertNear(expected, "variance", same.variance(), 1e-5);
        Near.assertNear(number(expected, "reduction"), same.reduction(), 1e-5, "reduction");
        assertEquals(
                number(expected, "reduction") < 0, same.remarks().contains(VarianceReduction.Remark.LARGER_THAN_NULL));
        assertEquals(
                number(expected, "nullVariance") == 0,
                same.remarks().contains(VarianceReduction.Remark.NULL_VARIANCE_ZERO));
    }
}
