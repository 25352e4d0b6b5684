package org.mixedmodels.benchmarks.coverage;

import java.util.List;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.predict.Prediction;
import org.mixedmodels.engine.predict.PredictionInterval;
import org.mixedmodels.engine.predict.PredictionOptions;
import org.mixedmodels.engine.predict.RowPredictor;
import org.mixedmodels.engine.predict.VarianceParameters;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Looks whether the limits of predictions contain expected values and outcomes. */
final class PredictionChecks {

    private final LinearMixedModel model;
    private final List<PupilRows.Truth> truths;
    private final PupilRows rows;
    private final Tally.Replicate replicate;

    PredictionChecks(LinearMixedModel model, PupilRows rows, Tally.Replicate replicate) {
        this.model = model;
        this.rows = rows;
        this.truths = rows.truths();
        this.replicate = replicate;
    }

    /** Predicts the rows with the variances taken as estimated, and as known. */
    void all() {
        for (VarianceParameters variances : List.of(VarianceParameters.ESTIMATED, VarianceParameters.KNOWN)) {
            String method = variances == VarianceParameters.KNOWN
                    ? "normal, variances taken as known"
                    : "t, with the error of the variances";
            predict(PredictionInterval.CONFIDENCE, variances, method);
            predict(PredictionInterval.PREDICTION, variances, method);
        }
    }

    private void predict(PredictionInterval interval, VarianceParameters variances, String method) {
        RowPredictor predictor = RowPredictor.of(
                model,
                PredictionOptions.defaults()
                        .withInterval(interval)
                        .withLevel(ParameterChecks.LEVEL)
                        .withVariances(variances));
        Prediction prediction = new Prediction();
        int next = 0;
        try (RowReader reader = rows.table().open(predictor.wanted())) {
            predictor.bind(reader);
            for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    predictor.predict(batch, row, prediction);
                    check(interval == PredictionInterval.PREDICTION, truths.get(next++), prediction, method);
                }
            }
        }
    }

    private void check(boolean ofOutcome, PupilRows.Truth truth, Prediction prediction, String method) {
        String group = truth.known() ? "known group" : "new group";
        if (ofOutcome) {
            replicate.add("outcome in a " + group, method, prediction.lower(), prediction.upper(), truth.outcome());
        } else {
            replicate.add(
                    "expected value in a " + group, method, prediction.lower(), prediction.upper(), truth.expected());
            replicate.add(
                    "population mean",
                    method,
                    prediction.populationLower(),
                    prediction.populationUpper(),
                    truth.population());
        }
    }
}
