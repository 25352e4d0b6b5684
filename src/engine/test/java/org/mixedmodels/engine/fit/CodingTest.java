package org.mixedmodels.engine.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.DataSets;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.design.NominalCoding;
import org.mixedmodels.engine.design.PredictorCoding;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.predict.Prediction;
import org.mixedmodels.engine.predict.RowPredictor;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.FixedEffects;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Effect coding and other reference categories, against lme4 with the same contrasts. */
class CodingTest {

    /** As of the other fits: the criterion to 1e-6, what is estimated by it to half as many digits. */
    private static final double CRITERION = 1e-6;

    private static final double COEFFICIENT = 1e-6;
    private static final double VARIANCE = 1e-5;

    static List<JsonObject> fits() {
        return Expected.objects(Expected.load("codings"), "fits");
    }

    private static LinearMixedModel fit(String data, String formula, FitOptions options) {
        return LinearMixedModelFitter.with(options)
                .fit(FormulaParser.parse(formula), DataSets.load(data), ProgressMonitor.none());
    }

    private static LinearMixedModel fit(JsonObject expected) {
        FitOptions options = FitOptions.defaults().withCoding(PredictorCoding.valueOf(expected.getString("coding")));
        return fit(expected.getString("data"), expected.getString("formula"), options);
    }

    @ParameterizedTest
    @MethodSource("fits")
    void agreesWithLme4(JsonObject expected) {
        LinearMixedModel model = fit(expected);
        assertEquals(Expected.number(expected, "criterion"), model.criterion(), CRITERION);
        FixedEffects fixed = model.fixedEffects();
        assertEquals(Expected.strings(expected, "terms"), fixed.terms());
        double[] estimates = Expected.numbers(expected.getJsonArray("estimates"));
        double[] stdErrors = Expected.numbers(expected.getJsonArray("stdErrors"));
        for (int k = 0; k < estimates.length; k++) {
            double scale = Math.max(Math.abs(estimates[k]), stdErrors[k]);
            assertEquals(
                    estimates[k],
                    fixed.estimates()[k],
                    COEFFICIENT * scale,
                    fixed.terms().get(k));
            assertEquals(
                    stdErrors[k],
                    fixed.stdError(k),
                    COEFFICIENT * stdErrors[k],
                    fixed.terms().get(k));
        }
        assertVariances(Expected.numbers(expected.getJsonArray("variances")), model);
    }

    /** lme4 orders its factors by their number of levels, so variances are compared in the order of size. */
    private static void assertVariances(double[] expected, LinearMixedModel model) {
        List<Double> actual = new ArrayList<>(List.of(model.sigma() * model.sigma()));
        model.varCorr().forEach(term -> {
            for (int i = 0; i < term.terms().size(); i++) {
                actual.add(term.covariance()[i][i]);
            }
        });
        actual.sort(null);
        java.util.Arrays.sort(expected);
        assertEquals(expected.length, actual.size());
        for (int k = 0; k < expected.length; k++) {
            assertEquals(expected[k], actual.get(k), VARIANCE * expected[k]);
        }
    }

    @ParameterizedTest
    @MethodSource("fits")
    void predictsAsLme4(JsonObject expected) {
        LinearMixedModel model = fit(expected);
        double[] population = Expected.numbers(expected.getJsonArray("population"));
        double[] conditional = Expected.numbers(expected.getJsonArray("conditional"));
        List<double[]> actual = predictions(model, DataSets.load(expected.getString("data")));
        for (int i = 0; i < population.length; i++) {
            assertEquals(population[i], actual.get(i)[0], 1e-5 * model.sigma());
            assertEquals(conditional[i], actual.get(i)[1], 1e-5 * model.sigma());
        }
    }

    /** Of the rows that have an outcome and all predictors, the ones that were fitted. */
    private static List<double[]> predictions(LinearMixedModel model, ColumnarRows rows) {
        RowPredictor predictor = RowPredictor.of(model, true);
        List<double[]> result = new ArrayList<>();
        Prediction prediction = new Prediction();
        try (RowReader reader = rows.open(predictor.wanted())) {
            predictor.bind(reader);
            for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    predictor.predict(batch, row, prediction);
                    if (!Double.isNaN(prediction.residual())) {
                        result.add(new double[] {prediction.population(), prediction.conditional()});
                    }
                }
            }
        }
        return result;
    }

    /** The same model in other words: one deviance (of ML), one set of fitted values. */
    @ParameterizedTest
    @EnumSource(PredictorCoding.class)
    void doesNotChangeTheModel(PredictorCoding coding) {
        FitOptions ml = FitOptions.defaults().withEstimation(Estimation.ML);
        String formula = "score ~ age * sex + track + (1 + age | school)";
        LinearMixedModel usual = fit("classrooms", formula, ml);
        LinearMixedModel coded = fit("classrooms", formula, ml.withCoding(coding));
        assertEquals(usual.criterion(), coded.criterion(), 1e-8);
        ColumnarRows rows = DataSets.load("classrooms");
        List<double[]> left = predictions(usual, rows);
        List<double[]> right = predictions(coded, rows);
        for (int i = 0; i < left.size(); i++) {
            assertEquals(left.get(i)[0], right.get(i)[0], 1e-6 * usual.sigma());
            assertEquals(left.get(i)[1], right.get(i)[1], 1e-6 * usual.sigma());
        }
    }

    @Test
    void ofOneColumnMayDifferFromTheRule() {
        FitOptions options = FitOptions.defaults()
                .withCoding(PredictorCoding.EFFECTS)
                .withReferenceLevels(Map.of("track", "science"));
        LinearMixedModel model = fit("classrooms", "score ~ sex + track + (1 | school)", options);
        assertEquals(
                List.of("(Intercept)", "sex[S.Female]", "track[S.arts]", "track[S.sport]"),
                model.fixedEffects().terms());
        InvalidInputException unknown = assertThrows(
                InvalidInputException.class,
                () -> fit(
                        "classrooms",
                        "score ~ sex + (1 | school)",
                        FitOptions.defaults().withReferenceLevels(Map.of("sex", "girl"))));
        assertEquals(InputProblem.Kind.SPECIFICATION, unknown.problem().kind());
        assertTrue(unknown.getMessage().contains("\"girl\""), unknown.getMessage());
    }

    /** Stored and loaded, and reduced without its data, a model keeps its coding. */
    @Test
    void survivesStorageAndReduction() {
        FitOptions options = FitOptions.defaults().withCoding(PredictorCoding.EFFECTS);
        LinearMixedModel model = fit("classrooms", "score ~ age * sex + track + (1 | school)", options);
        LinearMixedModel restored = ModelState.of(model).restore();
        assertEquals(model.fixedEffects().terms(), restored.fixedEffects().terms());
        assertEquals(
                NominalCoding.Contrast.SUM, restored.design().codings().get(0).contrast());
        LinearMixedModel reduced =
                Refit.of(restored, ProgressMonitor.none()).to(FormulaParser.parse("score ~ age + sex + (1 | school)"));
        LinearMixedModel direct = fit("classrooms", "score ~ age + sex + (1 | school)", options);
        assertEquals(direct.fixedEffects().terms(), reduced.fixedEffects().terms());
    }
}
