package org.mixedmodels.engine.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mixedmodels.engine.Expected.number;
import static org.mixedmodels.engine.Expected.numbers;
import static org.mixedmodels.engine.Expected.objects;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.DataSets;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.data.GroupStatus;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Predictions of every fit of the catalogue against R: its own rows, and new rows with known and new groups. */
class ReferencePredictionTest {

    /** Of the size of the prediction; fixed effects and modes are known to 1e-6 and 1e-5 of theirs. */
    private static final double TOLERANCE = 1e-6;

    static List<String> ids() {
        return ReferenceFits.ids();
    }

    private static void predict(LinearMixedModel model, boolean withOutcome, RowSource rows, Consumer<Prediction> use) {
        RowPredictions.forEach(model, PredictionOptions.defaults().withOutcome(withOutcome), rows, use);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void ownRows(String id) {
        JsonObject expected = Expected.load(id);
        JsonObject fitted = expected.getJsonObject("fitted");
        LinearMixedModel model = ReferenceFits.fit(id);
        int factors = RowPredictor.of(model, true).factors().size();
        List<Double> actual = new ArrayList<>();
        predict(model, true, DataSets.load(expected.getString("data")), prediction -> {
            boolean used = !Double.isNaN(prediction.residual());
            for (int f = 0; f < factors; f++) {
                used &= prediction.status(f) == GroupStatus.KNOWN;
            }
            if (used) {
                actual.add(prediction.conditional());
            }
        });
        assertEquals(number(expected, "nobs"), actual.size());
        double sum = actual.stream().mapToDouble(Double::doubleValue).sum();
        double size = actual.stream().mapToDouble(Math::abs).sum();
        assertEquals(number(fitted, "sum"), sum, TOLERANCE * size);
        double[] first = numbers(fitted.getJsonArray("first"));
        for (int i = 0; i < first.length; i++) {
            assertEquals(first[i], actual.get(i), tolerance(id) * size / actual.size());
        }
    }

    private static double tolerance(String id) {
        return ReferenceFits.isFlat(id) ? 1e-4 : TOLERANCE;
    }

    @ParameterizedTest
    @MethodSource("ids")
    void newRows(String id) {
        List<JsonObject> expected = objects(Expected.load(id), "predictions");
        LinearMixedModel model = ReferenceFits.fit(id);
        ColumnarRows rows = RowPredictions.table(
                expected.stream().map(e -> e.getJsonObject("row")).toList());
        List<double[]> actual = new ArrayList<>();
        predict(model, false, rows, prediction -> {
            assertTrue(prediction.isComplete());
            actual.add(new double[] {prediction.population(), prediction.conditional()});
            assertTrue(Double.isNaN(prediction.residual()));
        });
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            double scale = tolerance(id) * Math.max(model.sigma(), Math.abs(number(expected.get(i), "population")));
            assertEquals(number(expected.get(i), "population"), actual.get(i)[0], scale);
            assertEquals(number(expected.get(i), "conditional"), actual.get(i)[1], scale);
        }
    }

    @Test
    void saysWhichGroupsAreKnown() {
        LinearMixedModel model = ReferenceFits.fit("penicillin-ml");
        ColumnarRows rows = ColumnarRows.builder()
                .nominal("plate", new String[] {"a", "zz", null})
                .nominal("sample", new String[] {"A", "B", "new"})
                .build();
        List<List<GroupStatus>> status = new ArrayList<>();
        predict(model, false, rows, p -> status.add(List.of(p.status(0), p.status(1))));
        assertEquals(
                List.of(
                        List.of(GroupStatus.KNOWN, GroupStatus.KNOWN),
                        List.of(GroupStatus.NEW, GroupStatus.KNOWN),
                        List.of(GroupStatus.MISSING, GroupStatus.NEW)),
                status);
    }

    @Test
    void withoutPredictorNothingIsPredicted() {
        LinearMixedModel model = ReferenceFits.fit("sleepstudy-correlated-ml");
        ColumnarRows rows = ColumnarRows.builder()
                .numeric("Days", new double[] {Double.NaN, 1})
                .nominal("Subject", new String[] {"308", null})
                .build();
        List<Boolean> complete = new ArrayList<>();
        List<Double> difference = new ArrayList<>();
        predict(model, false, rows, prediction -> {
            complete.add(prediction.isComplete());
            difference.add(prediction.conditional() - prediction.population());
        });
        assertFalse(complete.get(0));
        assertTrue(Double.isNaN(difference.get(0)));
        assertTrue(complete.get(1));
        assertEquals(0, difference.get(1));
    }
}
