package org.mixedmodels.runner.fit;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.predict.Prediction;
import org.mixedmodels.engine.predict.RowPredictor;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.runner.api.RunnerException;
import org.mixedmodels.runner.output.TableFile;
import org.mixedmodels.runner.text.NumberText;

/** Writes the predictions of all rows, in their order; cells are empty where a value that is needed is missing. */
public final class PredictionFile {

    private PredictionFile() {}

    /**
     * Writes a file.
     *
     * @throws RunnerException if it cannot be written
     */
    public static void write(LinearMixedModel model, RowSource rows, Path file) {
        RowPredictor predictor = RowPredictor.of(model, true);
        try (RowReader reader = rows.open(predictor.wanted());
                CsvWriter writer = TableFile.open(file)) {
            writer.writeRecord("row", "prediction", "populationPrediction", "residual");
            predictor.bind(reader);
            Prediction prediction = new Prediction();
            long number = 0;
            for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    predictor.predict(batch, row, prediction);
                    write(++number, prediction, writer);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw RunnerException.notWritten(file, e);
        }
    }

    private static void write(long number, Prediction prediction, CsvWriter writer) {
        if (prediction.isComplete()) {
            writer.writeRecord(
                    Long.toString(number),
                    NumberText.exact(prediction.conditional()),
                    NumberText.exact(prediction.population()),
                    NumberText.exact(prediction.residual()));
        } else {
            writer.writeRecord(Long.toString(number), "", "", "");
        }
    }
}
