package org.mixedmodels.engine.inference;

import java.util.Arrays;
import org.mixedmodels.engine.covariance.CovarianceStructure;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The variance that each grouping factor gives to an average row, relative to the residual variance: the mean of
 * z'Lambda Lambda'z over the rows, which is Lambda_11^2 for a random intercept (Johnson 2014, Methods Ecol. Evol. 5,
 * 944-946), with its derivatives in theta.
 */
final class MeanVariances {

    private final double[] values;
    private final double[][] gradients;

    MeanVariances(LinearMixedModel model) {
        CrossProducts sums = model.crossProducts();
        int factors = sums.factors().size();
        values = new double[factors];
        gradients = new double[factors][model.theta().length];
        double[][] meanSquares = new double[factors][];
        for (int f = 0; f < factors; f++) {
            meanSquares[f] = meanSquares(sums, f, weightSum(model));
        }
        model.forEachTerm((factor, term, f) -> add(model, factor, term, f, meanSquares[f]));
    }

    private static double weightSum(LinearMixedModel model) {
        boolean weighted = model.specification().weights().isPresent();
        return weighted && model.design().hasIntercept() ? model.crossProducts().xx(0, 0) : model.nobs();
    }

    private static double[] meanSquares(CrossProducts sums, int f, double weightSum) {
        return Arrays.stream(sums.factors().get(f).totalZz())
                .map(sum -> sum / weightSum)
                .toArray();
    }

    private void add(LinearMixedModel model, RandomDesign.Factor factor, RandomDesign.Term term, int f, double[] mean) {
        CovarianceStructure structure = term.structure();
        double[][] lambda = structure.lambda(model.theta(), term.thetaStart());
        double[][] product = product(mean, factor.size(), term.offset(), lambda);
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
    private static double[][] product(double[] mean, int q, int offset, double[][] lambda) {
        double[][] product = new double[lambda.length][lambda.length];
        for (int i = 0; i < lambda.length; i++) {
            for (int j = 0; j < lambda.length; j++) {
                for (int r = 0; r < lambda.length; r++) {
                    product[i][j] += mean[(offset + i) * q + offset + r] * lambda[r][j];
                }
            }
        }
        return product;
    }

    /** The relative variance of a factor. */
    double value(int factor) {
        return values[factor];
    }

    /** Its derivative in each theta. */
    double[] gradient(int factor) {
        return gradients[factor];
    }

    /** The sum over all factors and the residual, which is 1. */
    double total() {
        double total = 1;
        for (double value : values) {
            total += value;
        }
        return total;
    }
}
