package org.mixedmodels.engine.inference;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The variances of what each group of a factor tells of its own coefficients: the diagonals of (Z_j'V_j^-1 Z_j)^-1, with
 * V_j the covariance matrix of the group's rows without this factor: sigma^2 I and the effects of the factors nested in it.
 */
final class OwnEstimates {

    private static final double SINGULAR = 1e-10;

    private OwnEstimates() {}

    /** Per level and column of the factor; NaN where the group does not tell. */
    static double[][] variances(LinearMixedModel model, int f) {
        CrossProducts.FactorProducts products = model.crossProducts().factors().get(f);
        int area = products.size() * products.size();
        double[] information = NestedInformation.of(model, f);
        double[][] result = new double[products.levels().size()][];
        for (int level = 0; level < result.length; level++) {
            double[] block = Arrays.copyOfRange(information, level * area, (level + 1) * area);
            double[] own = Arrays.copyOfRange(products.zz(), level * area, (level + 1) * area);
            result[level] = isDefinite(own, products.size())
                    ? diagonalOfInverse(
                            block, products.size(), model.estimates().sigma2())
                    : filled(products.size());
        }
        return result;
    }

    /** Whether Z_j has full rank, judged in units that make the diagonal of Z_j'Z_j one. */
    private static boolean isDefinite(double[] block, int q) {
        DMatrixRMaj scaled = new DMatrixRMaj(q, q);
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                scaled.set(i, j, block[i * q + j] / Math.sqrt(block[i * q + i] * block[j * q + j]));
            }
        }
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(q, true);
        if (!cholesky.decompose(scaled)) {
            return false;
        }
        DMatrixRMaj root = cholesky.getT(null);
        boolean definite = true;
        for (int i = 0; i < q; i++) {
            definite &= root.get(i, i) * root.get(i, i) > SINGULAR;
        }
        return definite;
    }

    private static double[] diagonalOfInverse(double[] block, int q, double sigma2) {
        DMatrixRMaj inverse = new DMatrixRMaj(q, q);
        CommonOps_DDRM.invert(new DMatrixRMaj(q, q, true, block), inverse);
        double[] diagonal = new double[q];
        for (int i = 0; i < q; i++) {
            diagonal[i] = sigma2 * inverse.get(i, i);
        }
        return diagonal;
    }

    private static double[] filled(int q) {
        double[] unknown = new double[q];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }
}
