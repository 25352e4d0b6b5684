package org.mixedmodels.engine.residual;

import java.util.List;
import java.util.Optional;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * What a pass over the rows of a fitted model shows. Its size does not depend on the number of rows.
 *
 * @param sample rows to draw
 * @param predictors the predictors of fixed effects and random slopes
 * @param lines lines of groups: per factor over its random slopes, then over other predictors that vary within groups; over
 *     none if there is none
 * @param residuals the mean residual over fitted values, empty with too few rows
 * @param spread the mean root of absolute scaled residuals over fitted values, empty with too few rows
 * @param groups residuals by group, per grouping factor
 */
public record RowSummary(
        RowSample sample,
        List<PredictorSummary> predictors,
        List<GroupLines> lines,
        Optional<Trend> residuals,
        Optional<Trend> spread,
        List<GroupResiduals> groups) {

    /** Copies the lists. */
    public RowSummary {
        predictors = List.copyOf(predictors);
        lines = List.copyOf(lines);
        groups = List.copyOf(groups);
    }

    /**
     * Reads the rows that a model was fitted to, once.
     *
     * @param model the fitted model
     * @param rows its data
     * @param options what is kept
     * @param monitor told of the progress; can cancel
     */
    public static RowSummary of(LinearMixedModel model, RowSource rows, RowOptions options, ProgressMonitor monitor) {
        return new RowPass(model, rows, options).read(monitor);
    }

    /** The summary of a predictor. */
    public PredictorSummary predictor(String name) {
        return predictors.stream()
                .filter(predictor -> predictor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the model has no predictor " + name));
    }
}
