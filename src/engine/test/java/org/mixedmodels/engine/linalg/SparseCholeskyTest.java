package org.mixedmodels.engine.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against EJML's dense decompositions. */
class SparseCholeskyTest {

    static List<SparsePatterns.Named> patterns() {
        return SparsePatterns.all();
    }

    private static SparseCholesky factorized(SparsePattern pattern, double[] values) {
        SparseCholesky cholesky = new SparseCholesky(SparseSymbolic.analyze(pattern));
        assertTrue(cholesky.factorize(values));
        return cholesky;
    }

    /** By EJML, of the matrix scaled to a unit diagonal. */
    private static double[][] inverse(SparsePattern pattern, double[] values) {
        int n = pattern.order();
        double[][] a = SparsePatterns.dense(pattern, values);
        double[] roots =
                IntStream.range(0, n).mapToDouble(i -> Math.sqrt(a[i][i])).toArray();
        scale(a, roots);
        DMatrixRMaj inverse = new DMatrixRMaj(a);
        assertTrue(CommonOps_DDRM.invert(inverse));
        double[][] result = new double[n][];
        for (int i = 0; i < n; i++) {
            result[i] = Arrays.copyOfRange(inverse.data, i * n, (i + 1) * n);
        }
        scale(result, roots);
        return result;
    }

    private static void scale(double[][] a, double[] divisors) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                a[i][j] /= divisors[i] * divisors[j];
            }
        }
    }

    private static double logDeterminant(SparsePattern pattern, double[] values) {
        int n = pattern.order();
        double[] a = new DMatrixRMaj(SparsePatterns.dense(pattern, values)).data;
        assertTrue(DenseCholesky.factorize(a, n));
        return 2
                * IntStream.range(0, n).mapToDouble(i -> Math.log(a[i * n + i])).sum();
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void determinant(SparsePatterns.Named named) {
        double[] values = SparsePatterns.values(named.pattern(), 5);
        double expected = logDeterminant(named.pattern(), values);
        SparseCholesky cholesky = factorized(named.pattern(), values);
        assertEquals(expected, cholesky.logDeterminant(), 1e-11 * (1 + Math.abs(expected)));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void selectedInverse(SparsePatterns.Named named) {
        SparsePattern pattern = named.pattern();
        double[] values = SparsePatterns.values(pattern, 6);
        double[][] expected = inverse(pattern, values);
        SparseCholesky cholesky = factorized(pattern, values);
        // twice, for the second run finds the workspace used
        for (int run = 0; run < 2; run++) {
            double[] selected = cholesky.selectedInverse();
            for (int j = 0; j < pattern.order(); j++) {
                for (int e = pattern.start(j); e < pattern.start(j + 1); e++) {
                    int i = pattern.row(e);
                    double scale = Math.sqrt(expected[i][i] * expected[j][j]);
                    assertEquals(expected[i][j], selected[e], 1e-10 * scale);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void solves(SparsePatterns.Named named) {
        SparsePattern pattern = named.pattern();
        double[] values = SparsePatterns.values(pattern, 7);
        SparseCholesky cholesky = factorized(pattern, values);
        int n = pattern.order();
        double[][] inverse = inverse(pattern, values);
        for (int columns : new int[] {1, 4}) {
            double[] b = new Random(8).doubles((long) n * columns).toArray();
            double[] expected = multiply(inverse, b, columns);
            double[] x = b.clone();
            cholesky.solveLower(x, columns);
            for (int c = 0; c < columns; c++) {
                for (int d = 0; d < columns; d++) {
                    double product = inner(b, c, expected, d, columns);
                    double scale = Math.sqrt(inner(b, c, expected, c, columns) * inner(b, d, expected, d, columns));
                    assertEquals(product, inner(x, c, x, d, columns), 1e-10 * scale);
                }
            }
            cholesky.solveTransposed(x, columns);
            for (int i = 0; i < n * columns; i++) {
                double scale = Math.sqrt(inverse[i / columns][i / columns]);
                assertEquals(expected[i], x[i], 1e-10 * scale * norm(inverse));
            }
        }
    }

    private static double[] multiply(double[][] a, double[] b, int columns) {
        double[] product = new double[b.length];
        for (int i = 0; i < b.length; i++) {
            for (int k = 0; k < a.length; k++) {
                product[i] += a[i / columns][k] * b[k * columns + i % columns];
            }
        }
        return product;
    }

    /** The inner product of column c of one matrix and column d of another. */
    private static double inner(double[] a, int c, double[] b, int d, int columns) {
        double sum = 0;
        for (int i = 0; i < a.length; i += columns) {
            sum += a[i + c] * b[i + d];
        }
        return sum;
    }

    /** The square root of the trace, the size of A^-1/2. */
    private static double norm(double[][] a) {
        return Math.sqrt(IntStream.range(0, a.length).mapToDouble(i -> a[i][i]).sum());
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void aPermutedMatrixIsTheSame(SparsePatterns.Named named) {
        SparsePattern pattern = named.pattern();
        int n = pattern.order();
        double[] values = SparsePatterns.values(pattern, 9);
        int[] to = SparsePatterns.permutation(n, 10);
        List<TreeSet<Integer>> columns =
                IntStream.range(0, n).mapToObj(j -> new TreeSet<Integer>()).toList();
        for (int j = 0; j < n; j++) {
            for (int e = pattern.start(j); e < pattern.start(j + 1); e++) {
                int i = pattern.row(e);
                columns.get(Math.min(to[i], to[j])).add(Math.max(to[i], to[j]));
            }
        }
        SparsePattern permuted = SparsePatterns.of(n, columns);
        double[] moved = new double[values.length];
        int[] places = new int[values.length];
        for (int j = 0; j < n; j++) {
            for (int e = pattern.start(j); e < pattern.start(j + 1); e++) {
                int i = pattern.row(e);
                places[e] = permuted.find(Math.max(to[i], to[j]), Math.min(to[i], to[j]));
                moved[places[e]] = values[e];
            }
        }
        SparseCholesky one = factorized(pattern, values);
        SparseCholesky other = factorized(permuted, moved);
        double determinant = one.logDeterminant();
        assertEquals(determinant, other.logDeterminant(), 1e-11 * (1 + Math.abs(determinant)));
        double[] selected = one.selectedInverse();
        double[] otherSelected = other.selectedInverse();
        for (int j = 0; j < n; j++) {
            for (int e = pattern.start(j); e < pattern.start(j + 1); e++) {
                double variance = selected[pattern.start(j)] * selected[pattern.start(pattern.row(e))];
                assertEquals(selected[e], otherSelected[places[e]], 1e-10 * Math.sqrt(variance));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void refusesWhatIsNotPositiveDefinite(SparsePatterns.Named named) {
        SparsePattern pattern = named.pattern();
        double[] values = SparsePatterns.values(pattern, 11);
        SparseCholesky cholesky = new SparseCholesky(SparseSymbolic.analyze(pattern));
        int j = pattern.order() / 2;
        double kept = values[pattern.start(j)];
        double schur = 1 / inverse(pattern, values)[j][j];
        // the Schur complement of row j decides: just below zero the matrix is indefinite, above it is not
        for (double bad : new double[] {kept - 1.0001 * schur, -kept, Double.NaN, Double.NEGATIVE_INFINITY}) {
            values[pattern.start(j)] = bad;
            assertFalse(cholesky.factorize(values));
            assertThrows(IllegalStateException.class, cholesky::logDeterminant);
            assertThrows(IllegalStateException.class, cholesky::selectedInverse);
        }
        values[pattern.start(j)] = kept - 0.9999 * schur;
        assertTrue(cholesky.factorize(values));
        values[pattern.start(j)] = kept;
        assertTrue(cholesky.factorize(values));
        double expected = logDeterminant(pattern, values);
        assertEquals(expected, cholesky.logDeterminant(), 1e-11 * (1 + Math.abs(expected)));
    }

    @Test
    void repeatsToTheLastBitInAnyNumberOfThreads() throws Exception {
        SparsePattern pattern = SparsePatterns.localCliques(1500, 9000, 8, 150, 12);
        double[] values = SparsePatterns.values(pattern, 13);
        SparseCholesky cholesky = factorized(pattern, values);
        double[] selected = cholesky.selectedInverse();
        double determinant = cholesky.logDeterminant();
        ForkJoinPool single = new ForkJoinPool(1);
        try {
            SparseCholesky other =
                    single.submit(() -> factorized(pattern, values)).get();
            assertEquals(determinant, other.logDeterminant());
            assertArrayEquals(selected, single.submit(other::selectedInverse).get());
        } finally {
            single.shutdown();
        }
    }

    @Test
    void misuseThrows() {
        SparsePattern pattern = SparsePatterns.grid(3, 3);
        SparseCholesky cholesky = new SparseCholesky(SparseSymbolic.analyze(pattern));
        assertThrows(IllegalArgumentException.class, () -> cholesky.factorize(new double[9]));
        assertThrows(IllegalStateException.class, () -> cholesky.solveLower(new double[9], 1));
        assertTrue(cholesky.factorize(SparsePatterns.values(pattern, 1)));
        assertThrows(IllegalArgumentException.class, () -> cholesky.solveLower(new double[9], 2));
        assertThrows(IllegalArgumentException.class, () -> cholesky.solveTransposed(new double[8], 1));
    }
}
