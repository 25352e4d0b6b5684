package org.mixedmodels.engine.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against EJML, at orders around the borders of blocks, tiles and threads. */
class DenseCholeskyTest {

    private static DMatrixRMaj matrix(int n) {
        DMatrixRMaj root = new DMatrixRMaj(n, n);
        Random random = new Random(n);
        for (int i = 0; i < n * n; i++) {
            root.data[i] = random.nextGaussian();
        }
        DMatrixRMaj a = CommonOps_DDRM.identity(n);
        CommonOps_DDRM.multAddTransB(1.0 / n, root, root, a);
        return a;
    }

    private static double[] factor(DMatrixRMaj a) {
        CholeskyDecomposition_F64<DMatrixRMaj> ejml = DecompositionFactory_DDRM.chol(a.numRows, true);
        assertTrue(ejml.decompose(a.copy()));
        return ejml.getT(null).data;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 31, 63, 64, 65, 128, 130, 321, 512, 577, 700})
    void factorisesTheLowerTriangleAlone(int n) {
        DMatrixRMaj a = matrix(n);
        double[] expected = factor(a);
        double[] l = a.data.clone();
        for (int i = 0; i < n; i++) {
            Arrays.fill(l, i * n + i + 1, (i + 1) * n, 7);
        }
        assertTrue(DenseCholesky.factorize(l, n));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                assertEquals(j > i ? 7 : expected[i * n + j], l[i * n + j], 1e-12);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 64, 65, 200, 513, 640})
    void invertsTheLeadingPart(int order) {
        for (int border : new int[] {0, 3}) {
            int n = order + border;
            DMatrixRMaj a = matrix(n);
            DMatrixRMaj expected = CommonOps_DDRM.extract(a, 0, order, 0, order);
            assertTrue(CommonOps_DDRM.invert(expected));
            double[] l = factor(a);
            double[] before = l.clone();
            assertArrayEquals(expected.data, DenseCholesky.invert(l, n, order), 1e-11);
            assertArrayEquals(before, l);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64, 65, 300, 600})
    void refusesWhatIsNotPositiveDefinite(int n) {
        for (int bad : new int[] {0, n / 2, n - 1}) {
            for (double value : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
                double[] a = matrix(n).data;
                a[bad * n + bad] = value;
                assertFalse(DenseCholesky.factorize(a, n));
            }
        }
    }
}
