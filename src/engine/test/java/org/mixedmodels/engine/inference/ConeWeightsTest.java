package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.junit.jupiter.api.Test;

/** Weights of mixtures against their definition: how often a normal vector lies in the cone, and in the dual one. */
class ConeWeightsTest {

    private static final int DRAWS = 400_000;

    /** Four standard errors of a share of one half. */
    private static final double ERROR = 4 * Math.sqrt(0.25 / DRAWS);

    /** How often a vector from N(0, S) has a property. */
    private static double share(double[][] s, Predicate<double[]> property) {
        int k = s.length;
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(k, true);
        assertTrue(cholesky.decompose(new DMatrixRMaj(s)));
        DMatrixRMaj root = cholesky.getT(null);
        Random random = new Random(3);
        int count = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] z = new double[k];
            for (int i = 0; i < k; i++) {
                z[i] = random.nextGaussian();
            }
            double[] x = new double[k];
            for (int i = 0; i < k; i++) {
                for (int j = 0; j <= i; j++) {
                    x[i] += root.get(i, j) * z[j];
                }
            }
            count += property.test(x) ? 1 : 0;
        }
        return (double) count / DRAWS;
    }

    private static double[][] inverse(double[][] matrix) {
        DMatrixRMaj inverse = new DMatrixRMaj(matrix);
        assertTrue(CommonOps_DDRM.invert(inverse));
        double[][] result = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                result[i][j] = inverse.get(i, j);
            }
        }
        return result;
    }

    private static boolean allPositive(double[] x) {
        for (double value : x) {
            if (value < 0) {
                return false;
            }
        }
        return true;
    }

    private static void assertSum(List<Double> weights) {
        assertEquals(1, weights.stream().mapToDouble(w -> w).sum(), 1e-12);
        assertTrue(weights.stream().allMatch(w -> w >= 0), weights.toString());
    }

    @Test
    void orthogonalVariancesAreBinomial() {
        assertEquals(List.of(0.25, 0.5, 0.25), ConeWeights.orthant(new double[][] {{2, 0}, {0, 5}}));
        List<Double> three = ConeWeights.orthant(new double[][] {{1, 0, 0}, {0, 2, 0}, {0, 0, 3}});
        for (int i = 0; i < 4; i++) {
            assertEquals(List.of(1, 3, 3, 1).get(i) / 8.0, three.get(i), 1e-12);
        }
    }

    @Test
    void orthants() {
        for (double[][] information : List.of(
                new double[][] {{2, 0.9}, {0.9, 1}}, new double[][] {{4, 1, 0.5}, {1, 3, 1.2}, {0.5, 1.2, 2}})) {
            List<Double> weights = ConeWeights.orthant(information);
            int k = information.length;
            assertSum(weights);
            assertEquals(share(inverse(information), ConeWeightsTest::allPositive), weights.get(k), ERROR);
            assertEquals(share(information, ConeWeightsTest::allPositive), weights.get(0), ERROR);
        }
    }

    @Test
    void semidefiniteMatrices() {
        double[][] information = {{5, 6, 2}, {6, 14, 7}, {2, 7, 9}};
        List<Double> weights = ConeWeights.semidefinite(information);
        assertSum(weights);
        double full = share(inverse(information), x -> x[0] >= 0 && x[2] >= 0 && x[0] * x[2] >= x[1] * x[1]);
        double none = share(information, x -> x[0] >= 0 && x[2] >= 0 && x[0] * x[2] >= x[1] * x[1] / 4);
        assertEquals(full, weights.get(3), ERROR);
        assertEquals(none, weights.get(0), ERROR);
    }

    @Test
    void singularInformationGivesNoWeights() {
        assertTrue(ConeWeights.orthant(new double[][] {{1, 1}, {1, 1}}).isEmpty());
        assertTrue(ConeWeights.orthant(new double[][] {{0, 0}, {0, 1}}).isEmpty());
    }
}
