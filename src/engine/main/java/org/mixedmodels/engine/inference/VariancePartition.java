package org.mixedmodels.engine.inference;

import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The variance of the outcome in three parts, with what is read off them: the coefficients of determination and the
 * intraclass correlation of a model as a whole (Nakagawa and Schielzeth 2013, Methods Ecol. Evol. 4, 133-142; Johnson
 * 2014, ibid. 5, 944-946; Nakagawa, Johnson and Schielzeth 2017, J. R. Soc. Interface 14, 20170213).
 *
 * <p>A variance of zero is a result like any other: for a singular model the parts are as estimated. An offset is no
 * part: the variance is that of the outcome less the offset. With weights the parts are those of a row of mean weight,
 * and a row of weight w counts w times.
 *
 * @param fixed the variance (n - 1) of X beta over the rows; NaN if the model has no intercept, neither fixed nor random,
 *     nor an indicator for every category of a column: then its sums do not tell
 * @param random the mean over the rows of z'Sigma z, the variance that the random effects give to a row; the variance of
 *     the random intercept if there is no slope
 * @param residual the residual variance of a row; NaN, as {@code random}, for weights whose sum is unknown, which is so
 *     only where {@code fixed} is NaN
 */
public record VariancePartition(double fixed, double random, double residual) {

    /** The parts of a fitted model. */
    public static VariancePartition of(LinearMixedModel model) {
        RelativeVariances variances = RelativeVariances.mean(model);
        double sigma2 = model.estimates().sigma2();
        double fixed = ColumnTotals.of(model.data())
                .map(totals -> totals.fixedVariance(model.estimates().beta()))
                .orElse(Double.NaN);
        return new VariancePartition(fixed, sigma2 * variances.random(), sigma2 * variances.residual());
    }

    /** All parts together. */
    public double total() {
        return fixed + random + residual;
    }

    /** Marginal R2: the share of the variance that the fixed effects explain. */
    public double rSquaredMarginal() {
        return fixed / total();
    }

    /** Conditional R2: the share that fixed and random effects explain together. */
    public double rSquaredConditional() {
        return (fixed + random) / total();
    }

    /** Adjusted ICC: the share of the random effects in what the fixed effects leave. */
    public double iccAdjusted() {
        return random / (random + residual);
    }

    /** Unadjusted ICC: the share of the random effects in all of the variance. */
    public double iccUnadjusted() {
        return random / total();
    }
}
