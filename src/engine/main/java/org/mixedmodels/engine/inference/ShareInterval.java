package org.mixedmodels.engine.inference;

import java.util.Collection;

/**
 * A share of the variance with its standard error by the delta method and its Wald interval on the logit scale.
 *
 * @param value the share
 * @param stdError its standard error; NaN if the share is zero or its variance is unknown
 * @param lower lower limit, NaN as {@code stdError}
 * @param upper upper limit
 */
record ShareInterval(double value, double stdError, double lower, double upper) {

    /**
     * The share of some factors.
     *
     * @param variances what each factor gives
     * @param factors the factors
     * @param information the covariance matrix of (theta, log sigma)
     * @param quantile the normal quantile of the interval
     */
    static ShareInterval of(
            RelativeVariances variances, Collection<Integer> factors, VarianceCovariance information, double quantile) {
        double share = variances.share(factors);
        if (!(share > 0)) {
            return new ShareInterval(share, Double.NaN, Double.NaN, Double.NaN);
        }
        double stdError = Math.sqrt(information.variance(variances.shareGradient(factors)));
        double logit = Math.log(share / (1 - share));
        double width = quantile * stdError / (share * (1 - share));
        return new ShareInterval(share, stdError, logistic(logit - width), logistic(logit + width));
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
