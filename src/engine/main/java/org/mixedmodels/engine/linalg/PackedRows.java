package org.mixedmodels.engine.linalg;

/**
 * Some rows of a matrix, a tile of at most {@value #WIDTH} columns of each, and the kernels of all larger products: what
 * is added to other rows are combinations of these.
 *
 * <p>Each row is an array of its own and the kernels index all arrays alike, two rows by two: only so the compiler knows
 * that the arrays do not overlap in a harmful way, has few enough instructions to unroll, and uses the vector unit. On
 * one core of an AMD EPYC (Zen 5, JDK 17) this gives 45 GFlop/s, rows at offsets of one array 9 to 12. The operations are
 * no fused ones, which are extremely slow where the processor lacks them.
 */
final class PackedRows {

    static final int WIDTH = 512;

    private final double[][] rows;

    /** Room for a number of rows. */
    PackedRows(int depth, int width) {
        rows = new double[depth][width];
    }

    double[] row(int k) {
        return rows[k];
    }

    /** Copies {@code count} rows that lie a distance apart. */
    void pack(double[] source, int at, int distance, int count, int length) {
        for (int k = 0; k < count; k++) {
            System.arraycopy(source, at + k * distance, rows[k], 0, length);
        }
    }

    /** c_j += sum_k f_k t_kj for from <= j < to and the first {@code count} rows t_k. */
    void add(double[] f, int fAt, int count, double[] c, int from, int to) {
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            addFour(f, fAt + k, rows[k], rows[k + 1], rows[k + 2], rows[k + 3], c, from, to);
        }
        for (; k < count; k++) {
            addOne(f[fAt + k], rows[k], c, from, to);
        }
    }

    /** As {@link #add} for two results, with coefficients from {@code fAt} and from {@code gAt} on. */
    void add(double[] f, int fAt, int gAt, int count, double[] c, double[] d, int from, int to) {
        int k = 0;
        for (; k + 2 <= count; k += 2) {
            addTwoByTwo(f, fAt + k, gAt + k, rows[k], rows[k + 1], c, d, from, to);
        }
        if (k < count) {
            addOne(f[fAt + k], rows[k], c, from, to);
            addOne(f[gAt + k], rows[k], d, from, to);
        }
    }

    /**
     * Solves LX = T for the rows T in place.
     *
     * @param negative the negative of L, order x order, row by row; its diagonal is not read
     * @param diagonal the diagonal of L
     */
    void solve(double[] negative, double[] diagonal, int order, int length) {
        int j = 0;
        for (; j + 2 <= order; j += 2) {
            int f = j * order;
            int g = f + order;
            add(negative, f, g, j, rows[j], rows[j + 1], 0, length);
            divide(rows[j], diagonal[j], length);
            addOne(negative[g + j], rows[j], rows[j + 1], 0, length);
            divide(rows[j + 1], diagonal[j + 1], length);
        }
        if (j < order) {
            add(negative, j * order, j, rows[j], 0, length);
            divide(rows[j], diagonal[j], length);
        }
    }

    /**
     * Replaces the upper triangle of a symmetric matrix by L' with LL' the matrix.
     *
     * @param negative receives the negative of L below the diagonal, order x order, row by row
     * @param diagonal receives the diagonal of L
     * @return false if the matrix is not positive definite
     */
    boolean factorize(double[] negative, double[] diagonal, int order) {
        for (int j = 0; j < order; j++) {
            double[] row = rows[j];
            add(negative, j * order, j, row, j, order);
            if (!(row[j] > 0) || row[j] == Double.POSITIVE_INFINITY) {
                return false;
            }
            diagonal[j] = Math.sqrt(row[j]);
            for (int i = j; i < order; i++) {
                row[i] /= diagonal[j];
                negative[i * order + j] = -row[i];
            }
        }
        return true;
    }

    private static void divide(double[] row, double divisor, int length) {
        for (int i = 0; i < length; i++) {
            row[i] /= divisor;
        }
    }

    private static void addOne(double f, double[] t, double[] c, int from, int to) {
        for (int j = from; j < to; j++) {
            c[j] += f * t[j];
        }
    }

    private static void addFour(
            double[] f, int at, double[] t0, double[] t1, double[] t2, double[] t3, double[] c, int from, int to) {
        double f0 = f[at];
        double f1 = f[at + 1];
        double f2 = f[at + 2];
        double f3 = f[at + 3];
        for (int j = from; j < to; j++) {
            c[j] += f0 * t0[j] + f1 * t1[j] + f2 * t2[j] + f3 * t3[j];
        }
    }

    private static void addTwoByTwo(
            double[] f, int fAt, int gAt, double[] t0, double[] t1, double[] c, double[] d, int from, int to) {
        double f0 = f[fAt];
        double f1 = f[fAt + 1];
        double g0 = f[gAt];
        double g1 = f[gAt + 1];
        for (int j = from; j < to; j++) {
            double x0 = t0[j];
            double x1 = t1[j];
            c[j] += f0 * x0 + f1 * x1;
            d[j] += g0 * x0 + g1 * x1;
        }
    }
}
