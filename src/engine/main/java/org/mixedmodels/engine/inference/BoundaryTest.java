package org.mixedmodels.engine.inference;

import org.apache.commons.math3.special.Gamma;

/**
 * P-values of likelihood-ratio statistics when a variance is tested at zero, where half of the time the statistic is
 * that of the smaller number of parameters: the mixtures of Self and Liang (1987, JASA 82, 605-610), case by case as in
 * Stram and Lee (1994, Biometrics 50, 1171-1177).
 */
final class BoundaryTest {

    private BoundaryTest() {}

    /** P(chi-square with df degrees of freedom is larger); a chi-square with none is zero. */
    static double upperTail(double statistic, int df) {
        if (df == 0) {
            return statistic > 0 ? 0 : 1;
        }
        return statistic <= 0 ? 1 : Gamma.regularizedGammaQ(df / 2.0, statistic / 2);
    }

    /**
     * The mixture for one added effect: half of chi-square with q - 1 and half with q degrees of freedom more than
     * {@code others}.
     *
     * @param added the number q of parameters that come with the effect: its variance and its covariances
     * @param others how many other parameters are tested at the same time
     */
    static double mixture(double statistic, int added, int others) {
        return (upperTail(statistic, added - 1 + others) + upperTail(statistic, added + others)) / 2;
    }
}
