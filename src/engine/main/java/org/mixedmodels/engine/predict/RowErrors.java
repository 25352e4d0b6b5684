package org.mixedmodels.engine.predict;

import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.inference.ParameterCovariance;
import org.mixedmodels.engine.likelihood.PredictionErrors;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Standard errors and limits of the predictions for a row. Not thread safe. */
final class RowErrors {

    private final PredictionErrors errors;
    private final @Nullable DeltaMethod delta;
    private final StudentQuantile quantile;
    private final boolean ofOutcome;
    private final double sigma2;
    private final int[] place;
    private final boolean[] conditional;
    private final int[] levels;
    private final Target population;
    private final Target given;
    private final double[] pairs;

    /** What is predicted: relative variances and values at each of the points. */
    private static final class Target {
        /** Of the error of the expected value. */
        final double[] ofMean;
        /** Of the error that the limits are for. */
        final double[] ofLimits;

        final double[] values;

        Target(int points) {
            ofMean = new double[points];
            ofLimits = new double[points];
            values = new double[points];
        }
    }

    /**
     * The errors of a model's predictions.
     *
     * @param place per factor, in the order of the predictor, its place among the cross-products
     * @param conditional per factor whether the conditional prediction is for the row's own group
     */
    RowErrors(LinearMixedModel model, PredictionOptions options, int[] place, boolean[] conditional) {
        errors = PredictionErrors.of(model.data(), model.theta(), options.variances() == VarianceParameters.ESTIMATED);
        int points = errors.points();
        delta = points > 1 ? new DeltaMethod(errors.steps(), ParameterCovariance.of(model)) : null;
        quantile = new StudentQuantile(options.level());
        ofOutcome = options.interval() == PredictionInterval.PREDICTION;
        sigma2 = model.estimates().sigma2();
        this.place = place;
        this.conditional = conditional;
        levels = new int[place.length];
        population = new Target(points);
        given = new Target(points);
        pairs = new double[points];
    }

    /** Whether the error of the estimated variances is in all that is computed. */
    boolean isOfEstimatedVariances() {
        return delta != null;
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
        errors.setFixed(x);
        for (int f = 0; f < place.length; f++) {
            errors.setRandom(place[f], z[f]);
            levels[place[f]] = conditional[f] && known[f] >= 0 ? known[f] : PredictionErrors.NONE;
        }
        errors.pairs(levels, pairs);
        double residual = weight > 0 ? 1 / weight : Double.NaN;
        for (int m = 0; m < pairs.length; m++) {
            evaluate(m, residual);
        }
        write(population, out.populationEstimate());
        write(given, out.conditionalEstimate());
    }

    private void evaluate(int m, double residual) {
        double fixed = errors.fixed(m);
        double spreads = 0;
        double ofUnknown = 0;
        double ofOthers = 0;
        for (int f = 0; f < place.length; f++) {
            double spread = errors.spread(place[f], m);
            spreads += spread;
            if (!conditional[f]) {
                ofOthers += spread;
            } else if (levels[place[f]] == PredictionErrors.NONE) {
                ofUnknown += spread;
            }
        }
        population.values[m] = errors.value(m);
        given.values[m] = population.values[m] + errors.deviation(levels, m);
        population.ofMean[m] = fixed;
        population.ofLimits[m] = ofOutcome ? fixed + spreads + residual : fixed;
        given.ofMean[m] = Math.max(0, fixed + errors.known(levels, m) + pairs[m]) + ofUnknown;
        given.ofLimits[m] = ofOutcome ? given.ofMean[m] + ofOthers + residual : given.ofMean[m];
    }

    private void write(Target target, Prediction.Estimate estimate) {
        double ofParameters = delta == null ? 0 : delta.variance(target.values);
        estimate.stdError = Math.sqrt(sigma2 * target.ofMean[0] + ofParameters);
        estimate.df = delta == null ? Double.POSITIVE_INFINITY : Math.max(1, delta.degrees(target.ofLimits));
        estimate.halfWidth = quantile.at(estimate.df) * Math.sqrt(sigma2 * target.ofLimits[0] + ofParameters);
    }
}
