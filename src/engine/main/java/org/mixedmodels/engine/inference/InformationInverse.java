package org.mixedmodels.engine.inference;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** The inverse of an information matrix that may lack rank where a model is at the boundary of what is possible. */
final class InformationInverse {

    private InformationInverse() {}

    /**
     * The inverse on the directions that have information; others, and those where it is negative, get zero.
     *
     * @param information symmetric; brought to a diagonal of ones for the decision
     * @param tolerance the smallest eigenvalue that counts, the diagonal being one
     */
    static double[][] of(double[][] information, double tolerance) {
        int n = information.length;
        double[] scale = new double[n];
        for (int i = 0; i < n; i++) {
            scale[i] = information[i][i] > 0 ? 1 / Math.sqrt(information[i][i]) : 0;
        }
        DMatrixRMaj scaled = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled.set(i, j, scale[i] * (information[i][j] + information[j][i]) / 2 * scale[j]);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        double[][] inverse = new double[n][n];
        if (!eigen.decompose(scaled)) {
            return inverse;
        }
        for (int k = 0; k < n; k++) {
            double value = eigen.getEigenvalue(k).getReal();
            if (value > tolerance) {
                add(inverse, eigen.getEigenVector(k), scale, 1 / value);
            }
        }
        return inverse;
    }

    private static void add(double[][] inverse, DMatrixRMaj vector, double[] scale, double weight) {
        for (int i = 0; i < inverse.length; i++) {
            for (int j = 0; j < inverse.length; j++) {
                inverse[i][j] += weight * scale[i] * vector.get(i) * vector.get(j) * scale[j];
            }
        }
    }
}
