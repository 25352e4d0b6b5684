package org.mixedmodels.engine.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mixedmodels.engine.Expected.matrix;
import static org.mixedmodels.engine.Expected.number;
import static org.mixedmodels.engine.Expected.numbers;
import static org.mixedmodels.engine.Expected.objects;
import static org.mixedmodels.engine.Expected.strings;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.result.ConditionalModes;
import org.mixedmodels.engine.result.FixedEffects;
import org.mixedmodels.engine.result.GroupCovariance;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Every fit of the catalogue against lme4. */
class ReferenceFitTest {

    /** lme4's own optimum is good to about this. */
    private static final double CRITERION = 1e-6;

    private static final double COEFFICIENT = 1e-6;
    private static final double VARIANCE = 1e-5;
    /** Modes depend on theta, which lme4 finds to about 1e-6. */
    private static final double MODE = 1e-5;

    static List<String> ids() {
        return ReferenceFits.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void criterionAndInformation(String id) {
        JsonObject expected = Expected.load(id);
        LinearMixedModel model = ReferenceFits.fit(id);
        assertEquals(number(expected, "nobs"), model.nobs());
        assertEquals(number(expected, "skippedRows"), model.skippedRows());
        assertEquals(number(expected, "parameters"), model.parameters());
        assertEquals(number(expected, "criterion"), model.criterion(), CRITERION);
        assertEquals(number(expected, "logLik"), model.logLik(), CRITERION);
        assertEquals(number(expected, "aic"), model.aic(), CRITERION);
        assertEquals(number(expected, "bic"), model.bic(), CRITERION);
        assertEquals(expected.getBoolean("singular"), model.isSingular());
        assertTrue(model.optimization().converged(), model.optimization().message());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void fixedEffects(String id) {
        JsonObject expected = Expected.load(id).getJsonObject("fixedEffects");
        FixedEffects fixed = ReferenceFits.fit(id).fixedEffects();
        assertEquals(strings(expected, "terms"), fixed.terms());
        assertEquals(strings(expected, "dropped"), fixed.dropped());
        double[] estimates = numbers(expected.getJsonArray("estimates"));
        double[] stdErrors = numbers(expected.getJsonArray("stdErrors"));
        double[][] covariance = matrix(expected, "covariance");
        for (int k = 0; k < estimates.length; k++) {
            // an estimate near zero is known to a fraction of its standard error
            assertEquals(
                    estimates[k], fixed.estimates()[k], COEFFICIENT * Math.max(Math.abs(estimates[k]), stdErrors[k]));
            assertEquals(stdErrors[k], fixed.stdError(k), COEFFICIENT * stdErrors[k]);
            for (int j = 0; j < estimates.length; j++) {
                double scale = stdErrors[k] * stdErrors[j];
                assertEquals(covariance[k][j], fixed.covariance()[k][j], 2 * COEFFICIENT * scale);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void variances(String id) {
        JsonObject expected = Expected.load(id);
        LinearMixedModel model = ReferenceFits.fit(id);
        double sigma = number(expected, "sigma");
        assertEquals(sigma, model.sigma(), VARIANCE * sigma);
        double tolerance = ReferenceFits.isFlat(id) ? 1e-4 : VARIANCE;
        for (JsonObject term : objects(expected, "varCorr")) {
            GroupCovariance actual = model.varCorr().stream()
                    .filter(c -> ReferenceFits.sameGroup(c.group(), term.getString("group"))
                            && c.terms().equals(strings(term, "terms")))
                    .findFirst()
                    .orElseThrow();
            double[][] covariance = matrix(term, "covariance");
            for (int i = 0; i < covariance.length; i++) {
                for (int j = 0; j < covariance.length; j++) {
                    double scale = Math.sqrt(covariance[i][i] * covariance[j][j]);
                    assertEquals(covariance[i][j], actual.covariance()[i][j], tolerance * scale + 1e-12);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void conditionalModes(String id) {
        LinearMixedModel model = ReferenceFits.fit(id);
        double tolerance = ReferenceFits.isFlat(id) ? 1e-3 : MODE;
        JsonObject expected = Expected.load(id);
        for (JsonObject term : objects(expected, "conditionalModes")) {
            ConditionalModes actual = model.conditionalModes().stream()
                    .filter(c -> ReferenceFits.sameGroup(c.group(), term.getString("group"))
                            && c.terms().equals(strings(term, "terms")))
                    .findFirst()
                    .orElseThrow();
            double[][] modes = matrix(term, "modes");
            double[][] stdErrors = matrix(term, "stdErrors");
            double[] observations = numbers(term.getJsonArray("observations"));
            List<String> levels = strings(term, "levels");
            assertEquals(
                    levelCount(expected, term.getString("group")),
                    actual.levels().size());
            for (int l = 0; l < modes.length; l++) {
                int at = actual.levels().indexOf(levels.get(l));
                assertTrue(at >= 0, levels.get(l));
                assertEquals(observations[l], actual.observations()[at]);
                for (int c = 0; c < modes[l].length; c++) {
                    double scale = Math.max(stdErrors[l][c], Math.abs(modes[l][c]));
                    assertEquals(modes[l][c], actual.modes()[at][c], tolerance * scale + 1e-12);
                    assertEquals(stdErrors[l][c], actual.stdErrors()[at][c], tolerance * scale + 1e-12);
                }
            }
        }
    }

    /** Of large fits the modes of the first levels only are written. */
    private static int levelCount(JsonObject expected, String group) {
        return objects(expected, "groups").stream()
                .filter(factor -> ReferenceFits.sameGroup(factor.getString("factor"), group))
                .findFirst()
                .orElseThrow()
                .getInt("levels");
    }
}
