package org.mixedmodels.engine.residual;

import java.util.List;

/**
 * Rows of a model, in the order of the data: all of them, or as many as are drawn.
 *
 * @param total the number of rows of the model
 * @param rows per kept row its place in the data, from 0
 * @param outcome its outcome, less the offset
 * @param fitted its fitted value, with random effects, less the offset
 * @param residual outcome less fitted value
 * @param scaled residual over the residual standard deviation, times the root of the weight
 * @param predictors the names of the predictors
 * @param values per predictor its values; of a nominal one the index of the category
 * @param levels per grouping factor, in the order of the random-effects design, the level as the cross-products have it
 */
public record RowSample(
        long total,
        long[] rows,
        double[] outcome,
        double[] fitted,
        double[] residual,
        double[] scaled,
        List<String> predictors,
        double[][] values,
        int[][] levels) {

    /** Copies the list; arrays are taken as they are. */
    public RowSample {
        predictors = List.copyOf(predictors);
    }

    /** Whether every row of the model is there. */
    public boolean isComplete() {
        return rows.length == total;
    }
}
