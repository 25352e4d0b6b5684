package org.mixedmodels.engine.likelihood;

import static org.mixedmodels.engine.linalg.BlockProducts.addProduct;
import static org.mixedmodels.engine.linalg.BlockProducts.addProductTransposed;

import java.util.Arrays;
import org.mixedmodels.engine.design.ModelData;

/**
 * What a model estimates at some theta.
 *
 * @param criterion the deviance or REML criterion
 * @param sigma2 the residual variance
 * @param beta coefficients of the shifted columns of X
 * @param covariance their covariance matrix, sigma^2 (X'V^-1X)^-1 (p x p)
 * @param lambda per factor the relative covariance factor (q x q)
 * @param effects per factor the conditional modes b, q per level
 * @param conditionalCovariances per factor and level the covariance matrix of b given beta (q x q)
 */
public record Estimates(
        double criterion,
        double sigma2,
        double[] beta,
        double[][] covariance,
        double[][] lambda,
        double[][] effects,
        double[][] conditionalCovariances) {

    static Estimates at(ModelData data, BlockedCholesky factor, double criterion, double sigma2) {
        BlockedCholesky.Solution solution = factor.solve();
        double[][] lambda = factor.lambda();
        double[][] covariance = new SelectedInverse(factor, true).fixed();
        for (double[] row : covariance) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= sigma2;
            }
        }
        double[][] conditional = conditionalCovariances(data, factor, sigma2);
        return new Estimates(
                criterion, sigma2, solution.beta(), covariance, lambda, effects(lambda, solution.u()), conditional);
    }

    /** b = Lambda u, level by level. */
    static double[][] effects(double[][] lambda, double[][] u) {
        double[][] b = new double[u.length][];
        for (int f = 0; f < u.length; f++) {
            int q = (int) Math.round(Math.sqrt(lambda[f].length));
            b[f] = new double[u[f].length];
            for (int at = 0; at < u[f].length; at += q) {
                addProduct(1, lambda[f], 0, q, u[f], at, 1, b[f], at, 1, q, q, 1);
            }
        }
        return b;
    }

    /** sigma^2 Lambda S_jj Lambda' with S the inverse without the fixed effects. */
    private static double[][] conditionalCovariances(ModelData data, BlockedCholesky factor, double sigma2) {
        SelectedInverse inverse = new SelectedInverse(factor, false);
        double[][] result = new double[factor.lambda().length][];
        for (int f = 0; f < result.length; f++) {
            double[] lambda = factor.lambda()[f];
            int q = (int) Math.round(Math.sqrt(lambda.length));
            int levels = data.crossProducts().factors().get(f).levels().size();
            result[f] = new double[levels * q * q];
            double[] s = new double[q * q];
            double[] half = new double[q * q];
            for (int level = 0; level < levels; level++) {
                inverse.diagonal(f, level, s);
                Arrays.fill(half, 0);
                addProduct(sigma2, lambda, 0, q, s, 0, q, half, 0, q, q, q, q);
                addProductTransposed(1, half, 0, q, lambda, 0, q, result[f], level * q * q, q, q, q, q);
            }
        }
        return result;
    }
}
