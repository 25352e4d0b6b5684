package org.mixedmodels.engine.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mixedmodels.engine.Expected.numbers;
import static org.mixedmodels.engine.Expected.objects;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.DataSets;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.inference.FixedEffectsInference;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Errors and limits with the error of the estimated variances in them. */
class EstimatedVariancesTest {

    /** Derivatives are differences of four digits; glmmTMB's optimum and Hessian have about five. */
    private static final double TOLERANCE = 2e-4;

    private static final PredictionOptions CONFIDENCE =
            PredictionOptions.defaults().withInterval(PredictionInterval.CONFIDENCE);

    static List<JsonObject> cases() {
        return objects(Expected.load("prediction-glmmtmb"), "cases");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areThoseOfGlmmTmb(JsonObject expected) {
        ColumnarRows rows = DataSets.load(expected.getString("data"));
        LinearMixedModel model = LinearMixedModelFitter.with(FitOptions.defaults())
                .fit(FormulaParser.parse(expected.getString("formula")), rows, ProgressMonitor.none());
        // glmmTMB's rows are those that were used
        List<Double> actual = new ArrayList<>();
        RowPredictions.forEach(model, CONFIDENCE.withOutcome(true), rows, prediction -> {
            if (!Double.isNaN(prediction.residual())) {
                actual.add(prediction.stdError());
            }
        });
        double[] stdErrors = numbers(expected.getJsonArray("stdErrors"));
        for (int i = 0; i < stdErrors.length; i++) {
            assertEquals(stdErrors[i], actual.get(i), TOLERANCE * stdErrors[i], "row " + i);
        }
    }

    static List<JsonObject> dense() {
        return objects(Expected.load("prediction-estimated"), "cases");
    }

    @ParameterizedTest
    @MethodSource("dense")
    void equalDenseAlgebraWithExactDerivatives(JsonObject expected) {
        LinearMixedModel model = ReferenceFits.fit(expected.getString("id"));
        ColumnarRows rows = RowPredictions.table(objects(expected, "rows"));
        for (JsonObject set : objects(expected, "sets")) {
            PredictionOptions options =
                    CONFIDENCE.withFactors(RowPredictions.factors(model, Expected.strings(set, "factors")));
            PredictionOptions outcome = options.withInterval(PredictionInterval.PREDICTION);
            check(set, "stdError", RowPredictions.of(model, options, rows, Prediction::stdError));
            check(set, "df", RowPredictions.of(model, options, rows, Prediction::df));
            check(set, "halfWidth", RowPredictions.of(model, options, rows, EstimatedVariancesTest::halfWidth));
            check(set, "outcomeDf", RowPredictions.of(model, outcome, rows, Prediction::df));
            check(set, "outcomeHalfWidth", RowPredictions.of(model, outcome, rows, EstimatedVariancesTest::halfWidth));
        }
    }

    private static double halfWidth(Prediction prediction) {
        return (prediction.upper() - prediction.lower()) / 2;
    }

    private static void check(JsonObject set, String key, double[] actual) {
        double[] expected = numbers(set.getJsonArray(key));
        // degrees of freedom are ratios of squares of derivatives
        double tolerance = key.endsWith("f") ? 1e-3 : TOLERANCE;
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], tolerance * expected[i], key + " of row " + i);
        }
    }

    /** The limits of x beta are those of a contrast with Satterthwaite's degrees of freedom. */
    @ParameterizedTest
    @ValueSource(strings = {"sleepstudy-correlated-reml", "sleepstudy-correlated-ml", "penicillin-reml"})
    void degreesOfFreedomOfTheFixedPartAreSatterthwaites(String id) {
        LinearMixedModel model = ReferenceFits.fit(id);
        boolean sleepstudy = id.startsWith("sleepstudy");
        FixedEffectsInference inference =
                FixedEffectsInference.of(model, DegreesOfFreedom.SATTERTHWAITE, ProgressMonitor.none());
        double[] days = {0, 4, 9};
        ColumnarRows rows = ColumnarRows.builder()
                .numeric("Days", days)
                .nominal("Subject", new String[3])
                .nominal("plate", new String[3])
                .nominal("sample", new String[3])
                .build();
        double[] df = RowPredictions.of(model, CONFIDENCE, rows, Prediction::populationDf);
        for (int i = 0; i < df.length; i++) {
            double[] weights = sleepstudy ? new double[] {1, days[i]} : new double[] {1};
            double expected = inference.contrast("x", weights, 0.95).df();
            assertEquals(expected, df[i], 1e-3 * expected);
        }
    }

    @Test
    void limitsAreWiderThanWithKnownVariances() {
        LinearMixedModel model = ReferenceFits.fit("sleepstudy-correlated-reml");
        ColumnarRows rows = DataSets.load("sleepstudy");
        PredictionOptions known = CONFIDENCE.withVariances(VarianceParameters.KNOWN);
        assertTrue(RowPredictor.of(model, CONFIDENCE).isOfEstimatedVariances());
        assertFalse(RowPredictor.of(model, known).isOfEstimatedVariances());
        double[] narrow = RowPredictions.of(model, known, rows, p -> p.upper() - p.lower());
        double[] wide = RowPredictions.of(model, CONFIDENCE, rows, p -> p.upper() - p.lower());
        double[] df = RowPredictions.of(model, known, rows, Prediction::df);
        for (int i = 0; i < wide.length; i++) {
            assertTrue(wide[i] > narrow[i]);
            assertEquals(Double.POSITIVE_INFINITY, df[i]);
        }
    }

    /** Without a variance between groups only the residual variance is uncertain, with n - p degrees of freedom. */
    @Test
    void aVarianceOfZeroHasNoError() {
        LinearMixedModel model = ReferenceFits.fit("dyestuff2-reml");
        ColumnarRows rows = DataSets.load("dyestuff2");
        RowPredictions.forEach(model, CONFIDENCE, rows, prediction -> {
            assertEquals(model.sigma() / Math.sqrt(model.nobs()), prediction.stdError(), 1e-6 * model.sigma());
            assertEquals(model.residualDf(), prediction.df(), 1e-3 * model.residualDf());
        });
    }
}
