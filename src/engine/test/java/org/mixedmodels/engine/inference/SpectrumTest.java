package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Eigenvalues of diag(d) - BB' against those of the dense matrix. */
class SpectrumTest {

    /** Levels, columns of B, different values of d; B is scaled so that the matrix stays semidefinite. */
    @ParameterizedTest
    @CsvSource({"6, 1, 1", "40, 2, 1", "40, 3, 5", "60, 3, 60", "12, 0, 3"})
    void asOfTheDenseMatrix(int levels, int p, int different) {
        Random random = new Random(7);
        double[] d = new double[levels];
        double[] b = new double[levels * p];
        for (int i = 0; i < levels; i++) {
            d[i] = 2 + i % different;
            for (int j = 0; j < p; j++) {
                b[i * p + j] = random.nextGaussian() / Math.sqrt(levels);
            }
        }
        double[] expected = dense(d, b, p);
        List<Double> actual = new ArrayList<>();
        Spectrum spectrum = Spectrum.of(d, b, p, 1000);
        for (int i = 0; i < spectrum.values().length; i++) {
            for (int k = 0; k < spectrum.counts()[i]; k++) {
                actual.add(spectrum.values()[i]);
            }
        }
        assertEquals(levels, actual.size());
        assertEquals(levels, spectrum.total());
        for (int i = 0; i < levels; i++) {
            assertEquals(expected[i], actual.get(i), 1e-8 * expected[levels - 1]);
        }
    }

    private static double[] dense(double[] d, double[] b, int p) {
        int n = d.length;
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            matrix.set(i, i, d[i]);
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < p; k++) {
                    matrix.add(i, j, -b[i * p + k] * b[j * p + k]);
                }
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
        assertTrue(eigen.decompose(matrix));
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = eigen.getEigenvalue(i).getReal();
        }
        java.util.Arrays.sort(values);
        return values;
    }

    /** Ten thousand different sizes are taken together until few remain; their sum stays. */
    @ParameterizedTest
    @CsvSource({"10000, 200", "3000, 50"})
    void manyDifferentValuesAreTakenTogether(int levels, int most) {
        double[] d = new double[levels];
        double[] b = new double[levels];
        double sum = 0;
        for (int i = 0; i < levels; i++) {
            d[i] = 1 + 9.0 * i / levels;
            b[i] = 1.0 / levels;
            sum += d[i] - b[i] * b[i];
        }
        Spectrum spectrum = Spectrum.of(d, b, 1, most);
        assertTrue(spectrum.values().length <= most);
        assertEquals(levels, spectrum.total());
        double actual = 0;
        for (int i = 0; i < spectrum.values().length; i++) {
            actual += spectrum.values()[i] * spectrum.counts()[i];
        }
        assertEquals(sum, actual, 1e-9 * sum);
    }
}
