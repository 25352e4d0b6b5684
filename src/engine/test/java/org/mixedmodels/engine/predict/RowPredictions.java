package org.mixedmodels.engine.predict;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Predictions of all rows of a source. */
final class RowPredictions {

    private RowPredictions() {}

    static void forEach(LinearMixedModel model, PredictionOptions options, RowSource rows, Consumer<Prediction> use) {
        RowPredictor predictor = RowPredictor.of(model, options);
        Prediction prediction = new Prediction();
        try (RowReader reader = rows.open(predictor.wanted())) {
            predictor.bind(reader);
            for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    predictor.predict(batch, row, prediction);
                    use.accept(prediction);
                }
            }
        }
    }

    static double[] of(
            LinearMixedModel model, PredictionOptions options, RowSource rows, ToDoubleFunction<Prediction> number) {
        List<Double> numbers = new ArrayList<>();
        forEach(model, options, rows, prediction -> numbers.add(number.applyAsDouble(prediction)));
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Rows of JSON objects; a column whose cells are text or null is nominal. */
    static ColumnarRows table(List<JsonObject> rows) {
        ColumnarRows.Builder table = ColumnarRows.builder();
        for (String column : rows.get(0).keySet()) {
            List<JsonValue> cells = rows.stream().map(row -> row.get(column)).toList();
            if (cells.stream().allMatch(JsonNumber.class::isInstance)) {
                table.numeric(
                        column,
                        cells.stream()
                                .mapToDouble(cell -> ((JsonNumber) cell).doubleValue())
                                .toArray());
            } else {
                table.nominal(
                        column,
                        cells.stream()
                                .map(cell -> cell instanceof JsonString text ? text.getString() : null)
                                .toArray(String[]::new));
            }
        }
        return table.build();
    }

    /** The engine names a factor of several columns in the order of the formula, R in that of its own. */
    static Set<String> factors(LinearMixedModel model, List<String> names) {
        Set<String> result = new HashSet<>();
        for (String name : names) {
            result.add(RowPredictor.of(model, false).factors().stream()
                    .map(factor -> factor.name())
                    .filter(own -> ReferenceFits.sameGroup(own, name))
                    .findFirst()
                    .orElseThrow());
        }
        return result;
    }
}
