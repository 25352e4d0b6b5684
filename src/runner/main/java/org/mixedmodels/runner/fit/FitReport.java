package org.mixedmodels.runner.fit;

import java.nio.file.Path;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.knime.view.ModelViewInput;
import org.mixedmodels.knime.view.ViewModels;
import org.mixedmodels.runner.api.RunnerException;
import org.mixedmodels.runner.output.ReportFile;
import org.mixedmodels.runner.output.StatusLine;

/** Writes the view of a fitted model, as the node shows it, to an HTML file. */
public final class FitReport {

    private FitReport() {}

    /**
     * Writes a file.
     *
     * @param rows the data, read once more
     * @throws RunnerException if it cannot be written
     */
    public static void write(ModelFit fit, RowSource rows, StatusLine status, Path file) {
        ModelViewInput input = new ModelViewInput(
                fit.model(),
                rows,
                fit.inference(),
                fit.coefficients(),
                fit.components(),
                fit.intervals().method(),
                fit.level(),
                fit.messages());
        ReportFile.write(ViewModels.model(input, new StatusProgress(status)), file);
    }
}
