package org.mixedmodels.engine.predict;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.mixedmodels.engine.likelihood.PredictionErrors;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Standard errors and limits of the predictions for a row. */
final class RowErrors {

    private final PredictionErrors errors;
    private final boolean ofOutcome;
    private final double sigma2;
    private final double quantile;
    private final int[] place;
    private final boolean[] conditional;
    private final int[] levels;

    /**
     * The errors of a model's predictions.
     *
     * @param place per factor, in the order of the predictor, its place among the cross-products
     * @param conditional per factor whether the conditional prediction is for the row's own group
     */
    RowErrors(LinearMixedModel model, PredictionOptions options, int[] place, boolean[] conditional) {
        errors = PredictionErrors.of(model.data(), model.theta());
        ofOutcome = options.interval() == PredictionInterval.PREDICTION;
        sigma2 = model.estimates().sigma2();
        quantile = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(0.5 + options.level() / 2);
        this.place = place;
        this.conditional = conditional;
        levels = new int[place.length];
    }

    /**
     * Writes the errors of a row.
     *
     * @param x the values of X
     * @param z per factor the values of Z
     * @param known per factor the level of the row's group, negative if it is unknown
     * @param weight the weight of the row; without one that is positive there are no limits for its outcome
     */
    void compute(double[] x, double[][] z, int[] known, double weight, Prediction out) {
        double fixed = errors.fixed(x);
        double spreads = 0;
        double ofUnknown = 0;
        double ofOthers = 0;
        Arrays.fill(levels, PredictionErrors.NONE);
        for (int f = 0; f < place.length; f++) {
            double spread = errors.spread(place[f], z[f]);
            spreads += spread;
            if (!conditional[f]) {
                ofOthers += spread;
            } else if (known[f] < 0) {
                ofUnknown += spread;
            } else {
                levels[place[f]] = known[f];
            }
        }
        double residual = weight > 0 ? 1 / weight : Double.NaN;
        set(out.populationEstimate(), fixed, spreads + residual);
        set(out.conditionalEstimate(), Math.max(0, fixed + errors.known(levels)) + ofUnknown, ofOthers + residual);
    }

    private void set(Prediction.Estimate estimate, double variance, double ofOutcomeOnly) {
        double whole = ofOutcome ? variance + ofOutcomeOnly : variance;
        estimate.stdError = Math.sqrt(sigma2 * variance);
        estimate.df = Double.POSITIVE_INFINITY;
        estimate.halfWidth = quantile * Math.sqrt(sigma2 * whole);
    }
}
