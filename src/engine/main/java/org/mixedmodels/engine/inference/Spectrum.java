package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * Eigenvalues with their multiplicities.
 *
 * @param values those above zero, ascending
 * @param counts how often each occurs
 */
record Spectrum(double[] values, int[] counts) {

    private static final int DENSE = 600;
    private static final double SAME = 1e-9;
    private static final double ZERO = 1e-10;

    /**
     * Of a diagonal matrix, its entries.
     *
     * @param most how many different values may remain; values nearest to each other are taken together beyond
     */
    static Spectrum ofDiagonal(double[] diagonal, int most) {
        List<Double> values = new ArrayList<>();
        for (double value : diagonal) {
            values.add(value);
        }
        return of(values, largest(diagonal), most);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }

    /**
     * Of the matrix diag(d) - B B' of as many rows as there are levels.
     *
     * <p>Levels of equal d (groups of one size) are rotated so that all but p of them have B = 0: those have the
     * eigenvalue d, and only p per value of d go into a dense matrix. Where the d are so many that this would have more
     * than {@value #DENSE} rows, those that differ least relatively are taken as equal.
     *
     * @param d the diagonal
     * @param b the rows of B, p numbers each
     * @param p the number of columns of B
     * @param most how many different values may remain
     */
    static Spectrum of(double[] d, double[] b, int p, int most) {
        Integer[] order = IntStream.range(0, d.length)
                .boxed()
                .sorted((i, j) -> Double.compare(d[i], d[j]))
                .toArray(Integer[]::new);
        double tolerance = SAME;
        List<int[]> runs = runs(d, order, tolerance);
        while (rows(runs, p) > DENSE) {
            tolerance *= 2;
            runs = runs(d, order, tolerance);
        }
        List<Double> values = new ArrayList<>();
        List<double[]> dense = new ArrayList<>();
        for (int[] run : runs) {
            addRun(d, b, p, order, run, values, dense);
        }
        addDense(dense, p, values);
        return of(values, largest(d), most);
    }

    /** Places in the order, first and behind the last, whose values differ relatively by no more than a tolerance. */
    private static List<int[]> runs(double[] d, Integer[] order, double tolerance) {
        List<int[]> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= order.length; i++) {
            if (i == order.length || d[order[i]] - d[order[start]] > tolerance * Math.abs(d[order[i]])) {
                runs.add(new int[] {start, i});
                start = i;
            }
        }
        return runs;
    }

    private static int rows(List<int[]> runs, int p) {
        return runs.stream().mapToInt(run -> Math.min(p, run[1] - run[0])).sum();
    }

    private static void addRun(
            double[] d, double[] b, int p, Integer[] order, int[] run, List<Double> values, List<double[]> dense) {
        int count = run[1] - run[0];
        double mean =
                IntStream.range(run[0], run[1]).mapToDouble(i -> d[order[i]]).sum() / count;
        DMatrixRMaj rows = new DMatrixRMaj(count, p);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < p; j++) {
                rows.set(i, j, b[order[run[0] + i] * p + j]);
            }
        }
        if (count > p && p > 0) {
            QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(count, p);
            qr.decompose(rows);
            rows = qr.getR(null, true);
        }
        int kept = p > 0 ? rows.numRows : 0;
        for (int i = 0; i < kept; i++) {
            double[] row = new double[p + 1];
            for (int j = 0; j < p; j++) {
                row[j] = rows.get(i, j);
            }
            row[p] = mean;
            dense.add(row);
        }
        for (int i = kept; i < count; i++) {
            values.add(mean);
        }
    }

    private static void addDense(List<double[]> dense, int p, List<Double> values) {
        int n = dense.size();
        if (n == 0) {
            return;
        }
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            matrix.set(i, i, dense.get(i)[p]);
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < p; k++) {
                    matrix.add(i, j, -dense.get(i)[k] * dense.get(j)[k]);
                }
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
        if (!eigen.decompose(matrix)) {
            throw new IllegalStateException("eigenvalues of a symmetric matrix were not found");
        }
        for (int i = 0; i < n; i++) {
            values.add(eigen.getEigenvalue(i).getReal());
        }
    }

    private static Spectrum of(List<Double> unsorted, double scale, int most) {
        double[] all =
                unsorted.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double[] values = IntStream.range(0, all.length)
                .mapToDouble(i -> all[i])
                .filter(value -> value > ZERO * scale)
                .toArray();
        Spectrum spectrum = merged(values, SAME);
        for (double tolerance = SAME; spectrum.values.length > most; tolerance *= 2) {
            spectrum = merged(values, tolerance);
        }
        return spectrum;
    }

    /** Ascending values, those that differ relatively by no more than a tolerance replaced by their mean. */
    private static Spectrum merged(double[] values, double tolerance) {
        double[] means = new double[values.length];
        int[] counts = new int[values.length];
        int last = -1;
        double start = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (value - start > tolerance * value) {
                last++;
                start = value;
            }
            counts[last]++;
            means[last] += (value - means[last]) / counts[last];
        }
        return new Spectrum(Arrays.copyOf(means, last + 1), Arrays.copyOf(counts, last + 1));
    }

    /** The number of eigenvalues above zero. */
    int total() {
        return IntStream.of(counts).sum();
    }
}
