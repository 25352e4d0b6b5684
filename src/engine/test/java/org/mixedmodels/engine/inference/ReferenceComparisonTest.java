package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mixedmodels.engine.Expected.number;
import static org.mixedmodels.engine.Expected.objects;
import static org.mixedmodels.engine.Near.assertNear;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.DataSets;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Comparisons of fits of the catalogue against lme4's {@code anova}. */
class ReferenceComparisonTest {

    private static final double CRITERION = 1e-6;

    static List<String> comparisons() {
        return Expected.ids("comparison-.*");
    }

    private static ModelComparison compare(List<String> ids) {
        List<NamedModel> models = ids.stream()
                .map(id -> new NamedModel(id, ReferenceFits.fit(id)))
                .toList();
        return ModelComparison.of(models, ProgressMonitor.none());
    }

    private static List<String> models(JsonObject expected) {
        return objects(expected, "rows").stream()
                .map(row -> row.getString("model"))
                .toList();
    }

    private static void assertRows(List<JsonObject> expected, ModelComparison actual) {
        assertEquals(expected.size(), actual.rows().size());
        for (int i = 0; i < expected.size(); i++) {
            JsonObject want = expected.get(i);
            ModelComparison.Row row = actual.rows().get(i);
            assertEquals(number(want, "parameters"), row.parameters());
            assertEquals(number(want, "aic"), row.aic(), CRITERION);
            assertEquals(number(want, "bic"), row.bic(), CRITERION);
            assertEquals(number(want, "logLik"), row.logLik(), CRITERION);
            assertEquals(number(want, "deviance"), row.deviance(), CRITERION);
        }
    }

    private static void assertTests(List<JsonObject> expected, ModelComparison actual) {
        assertEquals(expected.size() - 1, actual.tests().size());
        for (int i = 1; i < expected.size(); i++) {
            JsonObject want = expected.get(i);
            ModelComparison.Test test = actual.tests().get(i - 1);
            assertTrue(test.nested());
            assertEquals(number(want, "chiSquare"), test.chiSquare(), 2 * CRITERION);
            assertEquals(number(want, "df"), test.df());
            assertEquals(number(want, "pValue"), test.pValue(), 1e-4 * number(want, "pValue"));
            double boundary = number(want, "boundaryPValue");
            assertNear(boundary, test.boundaryPValue(), 1e-4 * boundary, "boundary p-value");
        }
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void asAnova(String id) {
        JsonObject expected = Expected.load(id);
        ModelComparison actual = compare(models(expected));
        List<JsonObject> rows = objects(expected, "rows");
        assertRows(rows, actual);
        assertTests(rows, actual);
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(models(expected).get(i), actual.rows().get(i).name());
            assertFalse(actual.rows().get(i).refitted());
        }
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void inWhateverOrderTheModelsCome(String id) {
        JsonObject expected = Expected.load(id);
        List<String> reversed = new ArrayList<>(models(expected));
        Collections.reverse(reversed);
        assertTests(objects(expected, "rows"), compare(reversed));
    }

    @Test
    void restrictedFitsWithOtherFixedEffectsAreRefitted() {
        List<JsonObject> expected = objects(Expected.load("comparison-bdf-ml"), "rows");
        ModelComparison actual = compare(List.of("bdf-null-reml", "bdf-intercept-reml", "bdf-slope-ml"));
        assertEquals(Estimation.ML, actual.estimation());
        assertRows(expected, actual);
        assertTests(expected, actual);
        assertEquals(
                List.of(true, true, false),
                actual.rows().stream().map(ModelComparison.Row::refitted).toList());
    }

    @Test
    void thePreferredModelHasTheSmallestAic() {
        assertEquals(List.of("bdf-slope-ml"), preferred("bdf-null-ml", "bdf-intercept-ml", "bdf-slope-ml"));
        assertEquals(
                List.of("sleepstudy-uncorrelated-ml"),
                preferred("sleepstudy-intercept-ml", "sleepstudy-uncorrelated-ml", "sleepstudy-correlated-ml"));
    }

    private static List<String> preferred(String... ids) {
        return compare(List.of(ids)).rows().stream()
                .filter(ModelComparison.Row::preferred)
                .map(ModelComparison.Row::name)
                .toList();
    }

    @Test
    void modelsThatAreNotNestedAreNotTested() {
        ModelComparison comparison = compare(List.of("pastes-batch-only-ml", "pastes-sample-only-ml"));
        ModelComparison.Test test = comparison.tests().get(0);
        assertFalse(test.nested());
        assertTrue(Double.isNaN(test.chiSquare()));
        assertTrue(Double.isNaN(test.pValue()));
    }

    @Test
    void theOrderOfColumnsInAnInteractionDoesNotMatter() {
        ModelComparison comparison = ModelComparison.of(
                List.of(
                        fitted("gpa ~ ses_z * sex + (1 | schoolNR)"),
                        fitted("gpa ~ sex * ses_z + clubs + (1 | schoolNR)")),
                ProgressMonitor.none());
        assertTrue(comparison.tests().get(0).nested());
        assertEquals(1, comparison.tests().get(0).df());
    }

    private static NamedModel fitted(String formula) {
        LinearMixedModel model = LinearMixedModelFitter.with(
                        FitOptions.defaults().withEstimation(Estimation.ML))
                .fit(FormulaParser.parse(formula), DataSets.load("bdf"), ProgressMonitor.none());
        return new NamedModel(formula, model);
    }

    @Test
    void otherOutcomesAndOtherRowsAreRefused() {
        assertIncomparable("outcomes", "bdf-null-language-ml", "bdf-null-ml");
        assertIncomparable("rows", "dyestuff-ml", "dyestuff2-ml");
    }

    private static void assertIncomparable(String word, String... ids) {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> compare(List.of(ids)));
        assertEquals(InputProblem.Kind.INCOMPARABLE, e.problem().kind());
        assertTrue(e.getMessage().contains(word), e.getMessage());
    }
}
