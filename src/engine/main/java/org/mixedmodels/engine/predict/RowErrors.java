package org.mixedmodels.engine.predict;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.inference.ParameterCovariance;
import org.mixedmodels.engine.likelihood.PredictionErrors;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Standard errors and limits of the predictions for a row. Not thread safe. */
final class RowErrors {

    /** Numbers that the systems of equations beside the estimates may have: 320 megabytes. */
    private static final long MOST = 40_000_000;

    /** At theta, then with each parameter a step further if the variances are taken as estimated. */
    private final PredictionErrors[] points;

    private final @Nullable DeltaMethod delta;
    private final StudentQuantile quantile;
    private final boolean ofOutcome;
    private final double sigma2;
    private final int[] place;
    private final boolean[] conditional;
    private final int[] levels;
    private final Target population;
    private final Target given;

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
        PredictionErrors centre = PredictionErrors.of(model.data(), model.theta());
        int k = centre.parameters();
        boolean estimated = options.variances() == VarianceParameters.ESTIMATED && (k + 1) * centre.numbers() <= MOST;
        points = new PredictionErrors[estimated ? k + 1 : 1];
        points[0] = centre;
        double[] steps = new double[points.length - 1];
        for (int i = 0; i < steps.length; i++) {
            points[i + 1] = centre.moved(i);
            steps[i] = centre.step(i);
        }
        delta = estimated ? new DeltaMethod(steps, ParameterCovariance.of(model)) : null;
        quantile = new StudentQuantile(options.level());
        ofOutcome = options.interval() == PredictionInterval.PREDICTION;
        sigma2 = model.estimates().sigma2();
        this.place = place;
        this.conditional = conditional;
        levels = new int[place.length];
        population = new Target(points.length);
        given = new Target(points.length);
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
        double residual = weight > 0 ? 1 / weight : Double.NaN;
        for (int m = 0; m < points.length; m++) {
            evaluate(m, x, z, known, residual);
        }
        write(population, out.populationEstimate());
        write(given, out.conditionalEstimate());
    }

    private void evaluate(int m, double[] x, double[][] z, int[] known, double residual) {
        PredictionErrors point = points[m];
        double fixed = point.fixed(x);
        Arrays.fill(levels, PredictionErrors.NONE);
        population.values[m] = point.value(levels);
        double spreads = 0;
        double ofUnknown = 0;
        double ofOthers = 0;
        for (int f = 0; f < place.length; f++) {
            double spread = point.spread(place[f], z[f]);
            spreads += spread;
            if (!conditional[f]) {
                ofOthers += spread;
            } else if (known[f] < 0) {
                ofUnknown += spread;
            } else {
                levels[place[f]] = known[f];
            }
        }
        given.values[m] = point.value(levels);
        population.ofMean[m] = fixed;
        population.ofLimits[m] = ofOutcome ? fixed + spreads + residual : fixed;
        given.ofMean[m] = Math.max(0, fixed + point.known(levels)) + ofUnknown;
        given.ofLimits[m] = ofOutcome ? given.ofMean[m] + ofOthers + residual : given.ofMean[m];
    }

    private void write(Target target, Prediction.Estimate estimate) {
        double ofParameters = delta == null ? 0 : delta.variance(target.values);
        estimate.stdError = Math.sqrt(sigma2 * target.ofMean[0] + ofParameters);
        estimate.df = delta == null ? Double.POSITIVE_INFINITY : Math.max(1, delta.degrees(target.ofLimits));
        estimate.halfWidth = quantile.at(estimate.df) * Math.sqrt(sigma2 * target.ofLimits[0] + ofParameters);
    }
}
