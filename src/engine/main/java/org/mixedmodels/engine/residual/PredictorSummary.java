package org.mixedmodels.engine.residual;

import java.util.List;

/**
 * The distribution of a predictor over the rows of a model, without weights.
 *
 * @param name the column
 * @param categories the categories of a nominal predictor, in the order of its coding; empty if it is numeric
 * @param shares their shares of the rows
 * @param mean the mean of a numeric predictor, else NaN
 * @param stdDev its standard deviation (n - 1)
 * @param smallest its smallest value
 * @param largest its largest value
 * @param indicator whether it is numeric and has no other values than 0 and 1
 */
public record PredictorSummary(
        String name,
        List<String> categories,
        double[] shares,
        double mean,
        double stdDev,
        double smallest,
        double largest,
        boolean indicator) {

    /** Copies the list; the array is taken as it is. */
    public PredictorSummary {
        categories = List.copyOf(categories);
    }

    /** Whether it has categories. */
    public boolean isNominal() {
        return !categories.isEmpty();
    }
}
