package org.mixedmodels.engine.result;

import java.util.List;
import org.mixedmodels.engine.covariance.CovarianceKind;

/**
 * The covariance matrix of the effects of a random-effects term, sigma^2 Lambda Lambda'.
 *
 * @param group the grouping factor
 * @param terms the q names of the effects
 * @param kind which of its elements are estimated
 * @param covariance q x q
 */
public record GroupCovariance(String group, List<String> terms, CovarianceKind kind, double[][] covariance) {

    /** Copies the list; the matrix is taken as it is. */
    public GroupCovariance {
        terms = List.copyOf(terms);
    }

    /** The standard deviation of an effect. */
    public double stdDev(int index) {
        return Math.sqrt(covariance[index][index]);
    }

    /** The correlation of two effects, NaN if one of them does not vary. */
    public double correlation(int i, int j) {
        double scale = stdDev(i) * stdDev(j);
        return scale == 0 ? Double.NaN : Math.max(-1, Math.min(1, covariance[i][j] / scale));
    }
}
