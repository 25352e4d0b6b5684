package org.mixedmodels.runner.fit;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.predict.Prediction;
import org.mixedmodels.engine.predict.PredictionInterval;
import org.mixedmodels.engine.predict.PredictionOptions;
import org.mixedmodels.engine.predict.RowPredictor;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.runner.api.RunnerException;
import org.mixedmodels.runner.output.TableFile;
import org.mixedmodels.runner.text.NumberText;

/** Writes the predictions of all rows, in their order; cells are empty where a value that is needed is missing. */
public final class PredictionFile {

    private static final List<String> COLUMNS = List.of("row", "prediction", "populationPrediction", "residual");
    private static final List<String> LIMITS =
            List.of("stdError", "lower", "upper", "populationStdError", "populationLower", "populationUpper");

    private PredictionFile() {}

    /**
     * Writes a file.
     *
     * @param options which interval is written, if any
     * @throws RunnerException if it cannot be written
     */
    public static void write(LinearMixedModel model, RowSource rows, PredictionOptions options, Path file) {
        RowPredictor predictor = RowPredictor.of(model, options.withOutcome(true));
        boolean limits = options.interval() != PredictionInterval.NONE;
        try (RowReader reader = rows.open(predictor.wanted());
                CsvWriter writer = TableFile.open(file)) {
            List<String> header = new ArrayList<>(COLUMNS);
            header.addAll(limits ? LIMITS : List.of());
            writer.writeRecord(header);
            predictor.bind(reader);
            Prediction prediction = new Prediction();
            long number = 0;
            for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    predictor.predict(batch, row, prediction);
                    write(++number, prediction, limits, writer);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw RunnerException.notWritten(file, e);
        }
    }

    private static void write(long number, Prediction prediction, boolean limits, CsvWriter writer) {
        List<String> cells = new ArrayList<>();
        cells.add(Long.toString(number));
        cells.add(NumberText.exact(prediction.conditional()));
        cells.add(NumberText.exact(prediction.population()));
        cells.add(NumberText.exact(prediction.residual()));
        if (limits) {
            cells.add(NumberText.exact(prediction.stdError()));
            cells.add(NumberText.exact(prediction.lower()));
            cells.add(NumberText.exact(prediction.upper()));
            cells.add(NumberText.exact(prediction.populationStdError()));
            cells.add(NumberText.exact(prediction.populationLower()));
            cells.add(NumberText.exact(prediction.populationUpper()));
        }
        writer.writeRecord(cells);
    }
}
