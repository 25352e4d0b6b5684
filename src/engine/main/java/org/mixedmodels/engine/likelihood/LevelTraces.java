package org.mixedmodels.engine.likelihood;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.mixedmodels.engine.design.CrossProducts;

/**
 * Per factor sum_j Z_j'V^-1 Z_j (q x q), half the derivative of log|V| in the covariance matrix of its effects, for V = W^-1
 * + Z Sigma Z' with any positive semidefinite Sigma.
 *
 * <p>It follows from the selected inverse as G Lambda^-1 with G = sum_j (Z_j'V^-1 Z_j) Lambda. Directions without variance
 * get one that is too small to matter, {@value #TINY} of what the level with the most rows would notice; G is as small
 * there as Lambda, and no digits are lost.
 */
final class LevelTraces {

    private static final double TINY = 1e-9;

    private final BlockedCholesky factor;
    private final CrossProducts sums;
    private final CovarianceDirections directions;
    private final double[][] smallest;

    LevelTraces(BlockedCholesky factor, CovarianceDirections directions) {
        this.factor = factor;
        this.sums = factor.sums();
        this.directions = directions;
        smallest = new double[sums.factors().size()][];
        for (int f = 0; f < smallest.length; f++) {
            smallest[f] = new double[sums.factors().get(f).size()];
            for (int i = 0; i < smallest[f].length; i++) {
                double unit = directions.units(f)[i];
                smallest[f][i] = TINY / Math.max(largest(f, i) * unit * unit, Double.MIN_NORMAL);
            }
        }
    }

    /** The largest sum of squares that a column has in a level. */
    private double largest(int f, int i) {
        CrossProducts.FactorProducts products = sums.factors().get(f);
        int q = products.size();
        double largest = 0;
        for (int at = i * (q + 1); at < products.zz().length; at += q * q) {
            largest = Math.max(largest, products.zz()[at]);
        }
        return largest;
    }

    /**
     * The sums.
     *
     * @param sigma per factor the relative covariance matrix of its effects, q x q
     */
    double[][] at(double[][] sigma) {
        double[][] lambda = new double[sigma.length][];
        double[][] inverse = new double[sigma.length][];
        for (int f = 0; f < sigma.length; f++) {
            root(f, sigma[f], lambda, inverse);
        }
        if (!factor.factorize(lambda)) {
            throw new ArithmeticException("the covariance matrix of the outcome is not positive definite");
        }
        double[][] gradient = DeterminantGradient.of(factor, false);
        double[][] result = new double[sigma.length][];
        for (int f = 0; f < sigma.length; f++) {
            result[f] = symmetricProduct(gradient[f], inverse[f]);
        }
        return result;
    }

    /** Lambda = D U R^1/2 and its inverse, for D^-1 Sigma D^-1 = U R U' in the units D of the columns. */
    private void root(int f, double[] sigma, double[][] lambda, double[][] inverse) {
        double[] units = directions.units(f);
        int q = units.length;
        DMatrixRMaj scaled = new DMatrixRMaj(q, q);
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                scaled.set(i, j, sigma[i * q + j] / (units[i] * units[j]) + (i == j ? smallest[f][i] : 0));
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(q, true, true);
        if (!eigen.decompose(scaled)) {
            throw new ArithmeticException("the covariance matrix of the effects is not finite");
        }
        lambda[f] = new double[q * q];
        inverse[f] = new double[q * q];
        for (int k = 0; k < q; k++) {
            DMatrixRMaj vector = eigen.getEigenVector(k);
            double least = leastOf(smallest[f], vector);
            double size = Math.sqrt(Math.max(eigen.getEigenvalue(k).getReal(), least));
            for (int i = 0; i < q; i++) {
                lambda[f][i * q + k] = units[i] * vector.get(i) * size;
                inverse[f][k * q + i] = vector.get(i) / (units[i] * size);
            }
        }
    }

    private static double leastOf(double[] variances, DMatrixRMaj vector) {
        double sum = 0;
        for (int i = 0; i < variances.length; i++) {
            sum += variances[i] * vector.get(i) * vector.get(i);
        }
        return sum / 2;
    }

    private static double[] symmetricProduct(double[] gradient, double[] inverse) {
        int q = (int) Math.round(Math.sqrt(inverse.length));
        DMatrixRMaj product = new DMatrixRMaj(q, q);
        CommonOps_DDRM.mult(DMatrixRMaj.wrap(q, q, gradient), DMatrixRMaj.wrap(q, q, inverse), product);
        double[] result = new double[q * q];
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                result[i * q + j] = (product.get(i, j) + product.get(j, i)) / 2;
            }
        }
        return result;
    }
}
