package org.mixedmodels.engine.inference;

/**
 * The test of one fixed effect against zero, with an interval, the Wald interval unless another is given.
 *
 * @param term the coefficient's name
 * @param estimate its estimate
 * @param stdError the standard error
 * @param df the degrees of freedom, NaN for the normal distribution
 * @param statistic estimate over standard error
 * @param pValue two-sided
 * @param lower lower limit of the confidence interval
 * @param upper upper limit
 */
public record CoefficientTest(
        String term,
        double estimate,
        double stdError,
        double df,
        double statistic,
        double pValue,
        double lower,
        double upper) {

    /** The same test with the limits of another interval. */
    public CoefficientTest with(Interval interval) {
        return new CoefficientTest(term, estimate, stdError, df, statistic, pValue, interval.lower(), interval.upper());
    }
}
