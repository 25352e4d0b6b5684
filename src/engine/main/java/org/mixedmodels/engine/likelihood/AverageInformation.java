package org.mixedmodels.engine.likelihood;

import static org.mixedmodels.engine.linalg.BlockProducts.addTransposedProduct;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.mixedmodels.engine.design.CrossProducts;

/**
 * An approximation of the Hessian of the profiled criterion in theta. With V(theta) the relative covariance matrix of the
 * outcome, V_i and V_ij its derivatives, P = V^-1 - V^-1 X (X'V^-1X)^-1 X'V^-1, s^2 = y'Py / n (n - p for REML),
 *
 * <pre>
 *   H_ij = y'P V_i P V_j P y / s^2  -  (y'P V_i P y)(y'P V_j P y) / (n s^4)  +  tr(P V_ij) - y'P V_ij P y / s^2,
 * </pre>
 *
 * which differs from the exact one in that a trace tr(P V_i P V_j) is replaced by its data-based counterpart: the average
 * of observed and expected information (Gilmour, Thompson and Cullis 1995, Biometrics 51(4), 1440-1450), in theta instead
 * of variances. It costs one solve per parameter.
 *
 * <p>P y is the vector e of residuals y - X beta - Z b, V_i P y = Z d_i with d_i = E_i u + Lambda E_i'Z'e for
 * dLambda/dtheta_i = E_i, and the last two terms are tr(E_i'N E_j) where N Lambda is the gradient in Lambda.
 */
final class AverageInformation {

    private final BlockedCholesky factor;
    private final LambdaBlocks blocks;
    private final CrossProducts sums;
    private final int k;
    private final double[][] working;

    /**
     * Prepares the working variates.
     *
     * @param u per factor the spherical random effects
     * @param zr per factor Z'e
     */
    AverageInformation(BlockedCholesky factor, LambdaBlocks blocks, double[][] u, double[][] zr) {
        this.factor = factor;
        this.blocks = blocks;
        this.sums = factor.sums();
        this.k = blocks.parameters();
        working = new double[u.length][];
        for (int f = 0; f < u.length; f++) {
            working[f] = new double[u[f].length * k];
        }
        for (int i = 0; i < k; i++) {
            fillWorking(i, u, zr);
        }
    }

    private void fillWorking(int i, double[][] u, double[][] zr) {
        int f = blocks.factor(i);
        SparseBlock derivative = blocks.derivative(i);
        SparseBlock product = derivative.transposedTimesLeft(factor.lambda()[f]);
        int q = sums.factors().get(f).size();
        for (int at = 0; at < u[f].length; at += q) {
            derivative.addProduct(u[f], at, working[f], at * k + i, k);
            product.addProduct(zr[f], at, working[f], at * k + i, k);
        }
    }

    /**
     * The approximate Hessian, k x k.
     *
     * @param sigma2 s^2
     * @param degrees n or n - p
     * @param zr per factor Z'e
     * @param gradient per factor the gradient in Lambda, q x q
     */
    double[][] hessian(double sigma2, double degrees, double[][] zr, double[][] gradient) {
        double[] products = products();
        double[] slopes = new double[k];
        for (int f = 0; f < working.length; f++) {
            addTransposedProduct(1, working[f], 0, k, zr[f], 0, 1, slopes, 0, 1, zr[f].length, k, 1);
        }
        double[][] hessian = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double average = (products[i * k + j] + products[j * k + i]) / 2;
                hessian[i][j] = average / sigma2 - slopes[i] * slopes[j] / (degrees * sigma2 * sigma2);
            }
        }
        addSecondDerivatives(gradient, hessian);
        return hessian;
    }

    /** w_i'P w_j for the working variates w_i = Z d_i. */
    private double[] products() {
        double[][] ad = RandomProducts.times(sums, working, k);
        double[] fixed = new double[sums.columns() * k];
        int width = sums.columns() + 1;
        for (int f = 0; f < ad.length; f++) {
            CrossProducts.FactorProducts products = sums.factors().get(f);
            int rows = working[f].length / k;
            addTransposedProduct(1, products.zx(), 0, width, working[f], 0, k, fixed, 0, k, rows, sums.columns(), k);
        }
        double[] result = new double[k * k];
        double[][] right = new double[ad.length][];
        for (int f = 0; f < ad.length; f++) {
            int q = sums.factors().get(f).size();
            addTransposedProduct(1, working[f], 0, k, ad[f], 0, k, result, 0, k, ad[f].length / k, k, k);
            right[f] = new double[ad[f].length];
            for (int at = 0; at < ad[f].length; at += q * k) {
                addTransposedProduct(1, factor.lambda()[f], 0, q, ad[f], at, k, right[f], at, k, q, q, k);
            }
        }
        double[] gram = new ForwardSolve(factor, right, fixed, k).gram();
        for (int i = 0; i < result.length; i++) {
            result[i] -= gram[i];
        }
        return result;
    }

    /** tr(E_i'N E_j) for parameters of the same factor. */
    private void addSecondDerivatives(double[][] gradient, double[][] hessian) {
        double[][] n = new double[gradient.length][];
        for (int f = 0; f < gradient.length; f++) {
            n[f] = symmetric(timesInverse(gradient[f], factor.lambda()[f]));
        }
        for (int j = 0; j < k; j++) {
            int f = blocks.factor(j);
            double[] product = blocks.derivative(j).timesLeft(n[f]);
            for (int i = 0; i < k; i++) {
                if (blocks.factor(i) == f) {
                    hessian[i][j] += blocks.derivative(i).dot(product);
                }
            }
        }
    }

    /** G Lambda^+, the rows of Lambda brought to one size before; directions without variance give zeros. */
    private static double[] timesInverse(double[] g, double[] lambda) {
        int q = (int) Math.round(Math.sqrt(lambda.length));
        DMatrixRMaj scaled = new DMatrixRMaj(q, q, true, lambda.clone());
        double[] sizes = new double[q];
        for (int r = 0; r < q; r++) {
            for (int c = 0; c < q; c++) {
                sizes[r] = Math.max(sizes[r], Math.abs(lambda[r * q + c]));
            }
            sizes[r] = sizes[r] == 0 ? 1 : sizes[r];
        }
        CommonOps_DDRM.divideRows(sizes, scaled);
        DMatrixRMaj inverse = new DMatrixRMaj(q, q);
        CommonOps_DDRM.pinv(scaled, inverse);
        CommonOps_DDRM.divideCols(inverse, sizes);
        DMatrixRMaj product = new DMatrixRMaj(q, q);
        CommonOps_DDRM.mult(new DMatrixRMaj(q, q, true, g), inverse, product);
        return product.getData();
    }

    private static double[] symmetric(double[] n) {
        int q = (int) Math.round(Math.sqrt(n.length));
        double[] result = new double[n.length];
        for (int at = 0; at < n.length; at++) {
            result[at] = (n[at] + n[at % q * q + at / q]) / 2;
        }
        return result;
    }
}
