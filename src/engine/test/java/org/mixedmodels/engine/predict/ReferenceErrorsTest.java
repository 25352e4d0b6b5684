package org.mixedmodels.engine.predict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mixedmodels.engine.Expected.number;
import static org.mixedmodels.engine.Expected.numbers;
import static org.mixedmodels.engine.Expected.objects;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.DataSets;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Standard errors of predictions against Henderson's equations solved densely in R, and against merTools. */
class ReferenceErrorsTest {

    /** Standard errors follow from variances, which are known to 1e-5 of theirs; the errors are then half of that. */
    private static final double TOLERANCE = 1e-5;

    /** Half-widths are of 20,000 draws: their simulation error is 0.75% of them (asymptotic variance of quantiles). */
    private static final double SIMULATION = 4 * 0.0075;

    private static final double QUANTILE = new NormalDistribution().inverseCumulativeProbability(0.975);

    static List<JsonObject> cases() {
        return objects(Expected.load("prediction-errors"), "cases");
    }

    static List<JsonObject> simulated() {
        return objects(Expected.load("prediction-mertools"), "cases");
    }

    private static LinearMixedModel fit(JsonObject expected) {
        return LinearMixedModelFitter.with(
                        FitOptions.defaults().withEstimation(Estimation.valueOf(expected.getString("estimation"))))
                .fit(
                        ReferenceFits.specification(expected),
                        DataSets.load(expected.getString("data")),
                        ProgressMonitor.none());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalHendersonsEquations(JsonObject expected) {
        LinearMixedModel model = fit(expected);
        ColumnarRows rows = RowPredictions.table(objects(expected, "rows"));
        double tolerance = ReferenceFits.isFlat(expected.getString("id")) ? 1e-3 : TOLERANCE;
        for (JsonObject set : objects(expected, "sets")) {
            Set<String> factors = RowPredictions.factors(model, Expected.strings(set, "factors"));
            PredictionOptions options = PredictionOptions.defaults()
                    .withInterval(PredictionInterval.PREDICTION)
                    .withVariances(VarianceParameters.KNOWN)
                    .withFactors(factors);
            double[] stdErrors = numbers(set.getJsonArray("stdError"));
            double[] outcomes = numbers(set.getJsonArray("outcome"));
            double[] actual = RowPredictions.of(model, options, rows, Prediction::stdError);
            double[] width = RowPredictions.of(model, options, rows, p -> (p.upper() - p.lower()) / 2 / QUANTILE);
            for (int i = 0; i < actual.length; i++) {
                assertEquals(stdErrors[i], actual[i], tolerance * stdErrors[i], factors + " row " + i);
                assertEquals(outcomes[i], width[i], tolerance * outcomes[i], factors + " outcome of row " + i);
            }
            double[] values = RowPredictions.of(model, options, rows, Prediction::conditional);
            assertArrayEquals(numbers(set.getJsonArray("value")), values, 1e-4 * model.sigma());
            if (factors.isEmpty()) {
                assertArrayEquals(
                        actual, RowPredictions.of(model, options, rows, Prediction::populationStdError), 1e-12);
            }
        }
    }

    /**
     * merTools draws the fixed effects and the conditional modes independently, so that its variance is x'Vx + z'Cz with
     * C as lme4's condVar. The two errors are negatively correlated; the engine's is smaller.
     */
    @ParameterizedTest
    @MethodSource("simulated")
    void merToolsButForTheCovariance(JsonObject expected) {
        LinearMixedModel model = ReferenceFits.fit(expected.getString("id"));
        ColumnarRows all = DataSets.load(expected.getString("id").startsWith("bdf") ? "bdf" : "sleepstudy");
        PredictionOptions options = PredictionOptions.defaults()
                .withInterval(PredictionInterval.CONFIDENCE)
                .withVariances(VarianceParameters.KNOWN);
        double[] population = RowPredictions.of(model, options, all, Prediction::populationStdError);
        double[] full = RowPredictions.of(model, options, all, Prediction::stdError);
        double[] independent = conditional(model, all);
        double[] fixedWidth = numbers(expected.getJsonArray("fixed"));
        double[] fullWidth = numbers(expected.getJsonArray("full"));
        double[] outcomeWidth = numbers(expected.getJsonArray("outcome"));
        int[] rows = Arrays.stream(numbers(expected.getJsonArray("rows")))
                .mapToInt(row -> (int) row - 1)
                .toArray();
        for (int i = 0; i < rows.length; i++) {
            double fixed = population[rows[i]];
            double merTools = Math.hypot(fixed, independent[rows[i]]);
            assertEquals(fixedWidth[i], QUANTILE * fixed, SIMULATION * fixedWidth[i]);
            assertEquals(fullWidth[i], QUANTILE * merTools, SIMULATION * fullWidth[i]);
            assertEquals(outcomeWidth[i], QUANTILE * Math.hypot(merTools, model.sigma()), SIMULATION * outcomeWidth[i]);
            assertTrue(full[rows[i]] < merTools, number(expected, "simulations") + " draws");
        }
    }

    /** The square roots of z'Cz for the rows of a model with one slope. */
    private static double[] conditional(LinearMixedModel model, ColumnarRows rows) {
        CrossProducts.FactorProducts groups = model.crossProducts().factors().get(0);
        String slope = model.data().random().factors().get(0).columns().get(1).name();
        double[] covariances = model.estimates().conditionalCovariances()[0];
        List<Double> result = new ArrayList<>();
        try (RowReader reader = rows.open(List.of(Column.numeric(slope), Column.nominal(groups.name())))) {
            for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    double z = batch.numbers(0)[row];
                    String group = reader.levels(1).level(batch.codes(1)[row]);
                    int at = 4 * groups.levels().indexOf(group);
                    result.add(Math.sqrt(covariances[at] + 2 * z * covariances[at + 1] + z * z * covariances[at + 3]));
                }
            }
        }
        return result.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
