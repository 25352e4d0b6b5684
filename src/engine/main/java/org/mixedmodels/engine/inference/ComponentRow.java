package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mixedmodels.engine.covariance.CovarianceKind;
import org.mixedmodels.engine.result.GroupCovariance;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * A row of {@link VarianceComponents}: which numbers it shows, and which parameters of a profile they are.
 *
 * @param term the random-effects term's place in the specification, -1 for the residual variance
 * @param i the effect
 * @param j the same effect for a variance, an earlier one for a covariance
 */
record ComponentRow(int term, int i, int j) {

    /** The rows of a model. */
    static List<ComponentRow> of(LinearMixedModel model) {
        List<ComponentRow> rows = new ArrayList<>();
        List<GroupCovariance> terms = model.varCorr();
        for (int t = 0; t < terms.size(); t++) {
            int q = terms.get(t).terms().size();
            for (int i = 0; i < q; i++) {
                rows.add(new ComponentRow(t, i, i));
            }
            boolean correlated = isCorrelated(terms.get(t).kind());
            for (int j = 0; j < q && correlated; j++) {
                for (int i = j + 1; i < q; i++) {
                    rows.add(new ComponentRow(t, i, j));
                }
            }
        }
        rows.add(new ComponentRow(-1, 0, 0));
        return rows;
    }

    private static boolean isCorrelated(CovarianceKind kind) {
        return kind == CovarianceKind.UNSTRUCTURED || kind == CovarianceKind.COMPOUND_SYMMETRY;
    }

    /** Coefficients, then the variances and covariances of the rows, then their standard deviations and correlations. */
    static double[] parameters(LinearMixedModel model) {
        double[] fixed = model.fixedEffects().estimates();
        List<ComponentRow> rows = of(model);
        List<GroupCovariance> terms = model.varCorr();
        int p = fixed.length;
        int r = rows.size();
        double[] result = Arrays.copyOf(fixed, p + 2 * r);
        for (int k = 0; k < r; k++) {
            ComponentRow row = rows.get(k);
            if (row.isResidual()) {
                result[p + k] = model.sigma() * model.sigma();
                result[p + r + k] = model.sigma();
            } else {
                GroupCovariance covariance = terms.get(row.term);
                result[p + k] = covariance.covariance()[row.i][row.j];
                result[p + r + k] = row.isVariance() ? covariance.stdDev(row.i) : covariance.correlation(row.i, row.j);
            }
        }
        return result;
    }

    boolean isResidual() {
        return term < 0;
    }

    boolean isVariance() {
        return i == j;
    }

    /** The standard deviation or correlation as the parameter of a profile; effects that share one have the first's. */
    ProfileParameter deviation(List<GroupCovariance> terms) {
        if (isResidual()) {
            return new ProfileParameter.Residual();
        }
        GroupCovariance covariance = terms.get(term);
        boolean shared = covariance.kind() == CovarianceKind.HOMOGENEOUS
                || covariance.kind() == CovarianceKind.COMPOUND_SYMMETRY;
        List<String> effects = covariance.terms();
        if (isVariance()) {
            return new ProfileParameter.Deviation(term, covariance.group(), effects.get(shared ? 0 : i));
        }
        return new ProfileParameter.Correlation(
                term, covariance.group(), effects.get(shared ? 0 : j), effects.get(shared ? 1 : i));
    }

    /** The covariance as the parameter of a profile. */
    ProfileParameter covariance(List<GroupCovariance> terms) {
        GroupCovariance covariance = terms.get(term);
        return new ProfileParameter.Covariance(
                term,
                covariance.group(),
                covariance.terms().get(j),
                covariance.terms().get(i));
    }
}
