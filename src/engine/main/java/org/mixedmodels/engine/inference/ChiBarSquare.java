package org.mixedmodels.engine.inference;

import java.util.List;

/**
 * A mixture of chi-square distributions: that of a likelihood-ratio statistic when variances are tested at zero, where a
 * part of the time an estimate stays at the bound (Self and Liang 1987, JASA 82, 605-610; Shapiro 1988, Int. Stat. Rev.
 * 56, 49-62).
 *
 * @param firstDf the degrees of freedom of the first part; one more for each further part
 * @param weights the weights of the parts; their sum is one
 */
public record ChiBarSquare(int firstDf, List<Double> weights) {

    /** Copies the list. */
    public ChiBarSquare {
        weights = List.copyOf(weights);
    }

    /** Half of chi-square with {@code firstDf} and half with one more. */
    static ChiBarSquare halves(int firstDf) {
        return new ChiBarSquare(firstDf, List.of(0.5, 0.5));
    }

    /** The probability of a statistic as large or larger; one at zero. */
    public double upperTail(double statistic) {
        double sum = 0;
        for (int part = 0; part < weights.size(); part++) {
            sum += weights.get(part) * BoundaryTest.upperTail(statistic, firstDf + part);
        }
        return Math.min(1, sum);
    }
}
