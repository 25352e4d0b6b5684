package org.mixedmodels.engine.likelihood;

import static org.mixedmodels.engine.linalg.BlockProducts.addProductTransposed;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.linalg.DenseCholesky;

/**
 * The relative covariance matrix Phi = (X'V^-1 X)^-1 of the fixed effects and its derivatives in theta. For V = W^-1 + Z
 * Lambda Lambda'Z' and E_k the derivative of Lambda in theta_k,
 *
 * <pre>
 *   dPhi / dtheta_k = Phi (Z'V^-1 X)' (E_k Lambda' + Lambda E_k') (Z'V^-1 X) Phi.
 * </pre>
 *
 * @param relative Phi, p x p, for the shifted columns of X; sigma^2 Phi is their covariance matrix
 * @param derivatives one p x p matrix per theta
 */
public record CovarianceDerivatives(DMatrixRMaj relative, List<DMatrixRMaj> derivatives) {

    /** Copies the list; matrices are taken as they are. */
    public CovarianceDerivatives {
        derivatives = List.copyOf(derivatives);
    }

    /**
     * The derivatives at theta.
     *
     * @throws IllegalArgumentException if the criterion is not finite there
     */
    public static CovarianceDerivatives at(ModelData data, double[] theta) {
        LambdaBlocks blocks = new LambdaBlocks(data.random(), data.crossProducts());
        BlockedCholesky factor = new BlockedCholesky(data.crossProducts());
        if (!factor.factorize(blocks.lambda(theta))) {
            throw new IllegalArgumentException("theta has no finite criterion");
        }
        double[][] zx = new InverseProducts(factor).withFixed();
        DMatrixRMaj phi = relativeCovariance(factor);
        List<DMatrixRMaj> derivatives = new ArrayList<>();
        for (int k = 0; k < blocks.parameters(); k++) {
            int f = blocks.factor(k);
            double[] half = timesTransposed(factor.lambda()[f], blocks.derivative(k));
            DMatrixRMaj gram = gram(zx[f], half, phi.numCols);
            CommonOps_DDRM.addEquals(gram, CommonOps_DDRM.transpose(gram, null));
            derivatives.add(sandwich(phi, gram));
        }
        return new CovarianceDerivatives(phi, derivatives);
    }

    /** (X'V^-1 X)^-1. */
    static DMatrixRMaj relativeCovariance(BlockedCholesky factor) {
        int width = factor.plan().fixed();
        return DMatrixRMaj.wrap(width - 1, width - 1, DenseCholesky.invert(factor.corner(), width, width - 1));
    }

    /** Lambda E'. */
    private static double[] timesTransposed(double[] lambda, SparseBlock derivative) {
        int q = (int) Math.round(Math.sqrt(lambda.length));
        double[] e = new double[q * q];
        derivative.addTo(e, 1);
        double[] product = new double[q * q];
        addProductTransposed(1, lambda, 0, q, e, 0, q, product, 0, q, q, q, q);
        return product;
    }

    /** sum_j G_j'M G_j over the levels j of a factor. */
    static DMatrixRMaj gram(double[] g, double[] m, int p) {
        double[] gram = new double[p * p];
        InverseProducts.addGram(g, InverseProducts.leftProduct(m, g, p), p, gram);
        return DMatrixRMaj.wrap(p, p, gram);
    }

    /** Phi M Phi. */
    private static DMatrixRMaj sandwich(DMatrixRMaj phi, DMatrixRMaj m) {
        DMatrixRMaj half = new DMatrixRMaj(phi.numRows, m.numCols);
        DMatrixRMaj result = new DMatrixRMaj(phi.numRows, phi.numCols);
        CommonOps_DDRM.mult(phi, m, half);
        CommonOps_DDRM.mult(half, phi, result);
        return result;
    }
}
