package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mixedmodels.engine.Expected.number;
import static org.mixedmodels.engine.Expected.objects;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.DataSets;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.Near;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Intraclass correlations of null models against R: one factor, nested and crossed ones, a variance of zero. */
class ReferenceIccTest {

    private static final double VARIANCE = 1e-5;
    private static final double SECOND_DERIVATIVE = 2e-6;

    static List<String> nullModels() {
        return Expected.ids("icc-.*");
    }

    private static LinearMixedModel fit(JsonObject expected) {
        Estimation estimation = expected.getString("id").endsWith("-reml") ? Estimation.REML : Estimation.ML;
        return LinearMixedModelFitter.with(FitOptions.defaults().withEstimation(estimation))
                .fit(
                        FormulaParser.parse(expected.getString("formula")),
                        DataSets.load(expected.getString("data")),
                        ProgressMonitor.none());
    }

    @ParameterizedTest
    @MethodSource("nullModels")
    void asR(String id) {
        JsonObject expected = Expected.load(id);
        List<IntraclassCorrelation> actual = IntraclassCorrelation.of(fit(expected), 0.95, ProgressMonitor.none());
        List<JsonObject> groups = objects(expected, "groups");
        assertEquals(groups.size(), actual.size());
        for (JsonObject group : groups) {
            assertGroup(
                    group,
                    actual.stream()
                            .filter(icc -> ReferenceFits.sameGroup(icc.group(), group.getString("group")))
                            .findFirst()
                            .orElseThrow());
        }
    }

    private static void assertGroup(JsonObject expected, IntraclassCorrelation actual) {
        assertEquals(number(expected, "levels"), actual.levels());
        assertEquals(number(expected, "smallest"), actual.smallest());
        assertEquals(number(expected, "mean"), actual.mean(), 1e-12);
        assertEquals(number(expected, "largest"), actual.largest());
        assertNear(expected, "variance", actual.variance(), VARIANCE);
        assertNear(expected, "share", actual.share(), VARIANCE);
        assertNear(expected, "icc", actual.icc(), VARIANCE);
        assertNear(expected, "stdError", actual.stdError(), SECOND_DERIVATIVE);
        assertNear(expected, "lower", actual.lower(), SECOND_DERIVATIVE);
        assertNear(expected, "upper", actual.upper(), SECOND_DERIVATIVE);
        assertNear(expected, "designEffect", actual.designEffect(), VARIANCE);
        assertNear(expected, "effectiveSampleSize", actual.effectiveSampleSize(), VARIANCE);
        assertEquals(number(expected, "lrStatistic"), actual.lrStatistic(), 2e-6);
        assertNear(expected, "pValue", actual.pValue(), 1e-4);
    }

    private static void assertNear(JsonObject expected, String key, double actual, double tolerance) {
        double want = number(expected, key);
        Near.assertNear(want, actual, tolerance * Math.abs(want), key);
    }
}
