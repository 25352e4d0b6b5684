package org.mixedmodels.engine.inference;

import java.util.Arrays;
import java.util.Collection;
import org.mixedmodels.engine.covariance.CovarianceStructure;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The variance that each grouping factor gives to a row, z'Lambda Lambda'z, and that of the row's residual, both relative
 * to sigma^2, with the derivatives in theta.
 *
 * <p>Either for the average row, with the mean of zz' over the rows (Johnson 2014, Methods Ecol. Evol. 5, 944-946), or for
 * a row with given z. With weights a row of weight w counts w times, and its residual has the variance of a row of mean
 * weight; so nothing changes if all weights are multiplied by a number.
 */
final class RelativeVariances {

    private final double[] values;
    private final double[][] gradients;
    private final double residual;

    private RelativeVariances(LinearMixedModel model, double[][] moments, double residual) {
        int factors = moments.length;
        values = new double[factors];
        gradients = new double[factors][model.theta().length];
        this.residual = residual;
        model.forEachTerm((factor, term, f) -> add(model, factor, term, f, moments[f]));
    }

    /** Those of the average row; all NaN if there are weights of which the cross-products do not give the sum. */
    static RelativeVariances mean(LinearMixedModel model) {
        double weight = weightSum(model);
        double[][] moments = model.crossProducts().factors().stream()
                .map(factor ->
                        Arrays.stream(factor.totalZz()).map(sum -> sum / weight).toArray())
                .toArray(double[][]::new);
        return new RelativeVariances(model, moments, model.nobs() / weight);
    }

    /**
     * Those of a row.
     *
     * @param rows per factor the columns of Z in the row
     */
    static RelativeVariances at(LinearMixedModel model, double[][] rows) {
        double[][] moments = new double[rows.length][];
        for (int f = 0; f < rows.length; f++) {
            int q = rows[f].length;
            moments[f] = new double[q * q];
            for (int i = 0; i < q * q; i++) {
                moments[f][i] = rows[f][i / q] * rows[f][i % q];
            }
        }
        return new RelativeVariances(model, moments, model.nobs() / weightSum(model));
    }

    private static double weightSum(LinearMixedModel model) {
        return model.specification().weights().isEmpty()
                ? model.nobs()
                : ColumnTotals.of(model.data()).map(ColumnTotals::weight).orElse(Double.NaN);
    }

    private void add(
            LinearMixedModel model, RandomDesign.Factor factor, RandomDesign.Term term, int f, double[] moments) {
        CovarianceStructure structure = term.structure();
        double[][] lambda = structure.lambda(model.theta(), term.thetaStart());
        double[][] product = product(moments, factor.size(), term.offset(), lambda);
        for (int i = 0; i < lambda.length; i++) {
            for (int j = 0; j < lambda.length; j++) {
                values[f] += lambda[i][j] * product[i][j];
            }
        }
        for (int k = 0; k < structure.parameters(); k++) {
            for (CovarianceStructure.Entry entry : structure.entries(k)) {
                gradients[f][term.thetaStart() + k] += 2 * entry.value() * product[entry.row()][entry.column()];
            }
        }
    }

    /** M Lambda for the part of M (q x q) that belongs to a term. */
    private static double[][] product(double[] moments, int q, int offset, double[][] lambda) {
        double[][] product = new double[lambda.length][lambda.length];
        for (int i = 0; i < lambda.length; i++) {
            for (int j = 0; j < lambda.length; j++) {
                for (int r = 0; r < lambda.length; r++) {
                    product[i][j] += moments[(offset + i) * q + offset + r] * lambda[r][j];
                }
            }
        }
        return product;
    }

    /** The variance that a factor gives. */
    double value(int factor) {
        return values[factor];
    }

    /** That of several factors together. */
    double value(Collection<Integer> factors) {
        return factors.stream().mapToDouble(this::value).sum();
    }

    /** The variance that all factors give. */
    double random() {
        return Arrays.stream(values).sum();
    }

    /** The variance of the residual; one without weights. */
    double residual() {
        return residual;
    }

    /** The sum over all factors and the residual. */
    double total() {
        return random() + residual;
    }

    /** The share of some factors in the total. */
    double share(Collection<Integer> factors) {
        return value(factors) / total();
    }

    /** The derivatives of {@link #share} in theta and, always zero, in log sigma. */
    double[] shareGradient(Collection<Integer> factors) {
        double[] gradient = new double[gradients[0].length + 1];
        double total = total();
        double numerator = value(factors);
        for (int f = 0; f < gradients.length; f++) {
            double weight = (factors.contains(f) ? 1 / total : 0) - numerator / (total * total);
            for (int k = 0; k < gradients[f].length; k++) {
                gradient[k] += weight * gradients[f][k];
            }
        }
        return gradient;
    }
}
