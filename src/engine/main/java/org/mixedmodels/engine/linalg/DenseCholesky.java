package org.mixedmodels.engine.linalg;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Cholesky factorisation and inversion of a dense symmetric matrix in place, in blocks of {@value #BLOCK} columns, rows
 * in parallel where there are many. Every number is summed in the same order whatever the number of threads.
 *
 * <p>Matrices lie row by row; only lower triangles are read and written unless said otherwise.
 */
public final class DenseCholesky {

    private static final int BLOCK = 64;
    private static final int TILE = 512;
    private static final int PARALLEL = 256;

    private DenseCholesky() {}

    /**
     * Replaces the lower triangle of A by L with A = LL'.
     *
     * @param a the matrix, n x n
     * @return false if it is not positive definite; the lower triangle is then undefined
     */
    public static boolean factorize(double[] a, int n) {
        double[] panel = new double[BLOCK * Math.max(0, n - BLOCK)];
        for (int start = 0; start < n; start += BLOCK) {
            int size = Math.min(BLOCK, n - start);
            if (!factorizeDiagonal(a, n, start, size)) {
                return false;
            }
            int below = n - start - size;
            if (below > 0) {
                solvePanel(a, n, start, size, panel, below);
                subtractPanel(a, n, start, size, panel, below);
            }
        }
        return true;
    }

    private static boolean factorizeDiagonal(double[] a, int n, int start, int size) {
        for (int j = start; j < start + size; j++) {
            for (int i = j; i < start + size; i++) {
                double sum = a[i * n + j];
                for (int k = start; k < j; k++) {
                    sum -= a[i * n + k] * a[j * n + k];
                }
                if (i > j) {
                    a[i * n + j] = sum / a[j * n + j];
                } else if (sum > 0) {
                    a[j * n + j] = Math.sqrt(sum);
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    /** Solves X L_kk' = A for the rows below a diagonal block; the panel receives the negative of X transposed. */
    private static void solvePanel(double[] a, int n, int start, int size, double[] panel, int below) {
        int tiles = (below + TILE - 1) / TILE;
        forEach(tiles, below >= PARALLEL, tile -> {
            int from = tile * TILE;
            int length = Math.min(TILE, below - from);
            double[] coefficients = new double[size];
            for (int j = 0; j < size; j++) {
                int row = j * below + from;
                for (int i = 0; i < length; i++) {
                    panel[row + i] = -a[(start + size + from + i) * n + start + j];
                }
                double diagonal = a[(start + j) * n + start + j];
                for (int k = 0; k < j; k++) {
                    coefficients[k] = -a[(start + j) * n + start + k];
                }
                RowCombination.add(coefficients, 0, j, panel, from, below, panel, row, length);
                for (int i = 0; i < length; i++) {
                    panel[row + i] /= diagonal;
                    a[(start + size + from + i) * n + start + j] = -panel[row + i];
                }
            }
        });
    }

    /** Subtracts XX' from the rows below: row i gets sum_k x_ik (-x_k). */
    private static void subtractPanel(double[] a, int n, int start, int size, double[] panel, int below) {
        int base = start + size;
        forEach(below, below >= PARALLEL, i -> {
            int row = (base + i) * n;
            for (int from = 0; from <= i; from += TILE) {
                int length = Math.min(TILE, i + 1 - from);
                RowCombination.add(a, row + start, size, panel, from, below, a, row + base + from, length);
            }
        });
    }

    /**
     * Replaces B by the solution of LX = B.
     *
     * @param l holds L, n x n
     * @param b n x columns, row by row
     */
    public static void solveLower(double[] l, int n, double[] b, int columns) {
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                subtractRow(l[i * n + k], b, k * columns, i * columns, columns);
            }
            divideRow(l[i * n + i], b, i * columns, columns);
        }
    }

    /** Replaces B by the solution of L'X = B; arguments as in {@link #solveLower}. */
    public static void solveTransposed(double[] l, int n, double[] b, int columns) {
        for (int i = n - 1; i >= 0; i--) {
            divideRow(l[i * n + i], b, i * columns, columns);
            for (int k = 0; k < i; k++) {
                subtractRow(l[i * n + k], b, i * columns, k * columns, columns);
            }
        }
    }

    private static void subtractRow(double factor, double[] b, int from, int to, int columns) {
        for (int c = 0; c < columns && factor != 0; c++) {
            b[to + c] -= factor * b[from + c];
        }
    }

    private static void divideRow(double divisor, double[] b, int at, int columns) {
        for (int c = 0; c < columns; c++) {
            b[at + c] /= divisor;
        }
    }

    /**
     * The inverse of LL' for the leading part of a factor.
     *
     * @param l holds L, n x n
     * @param n the distance between its rows
     * @param order the order of the leading part
     * @return the inverse, order x order, both triangles
     */
    public static double[] invert(double[] l, int n, int order) {
        double[] inverse = invertLower(l, n, order);
        double[] product = new double[order * order];
        boolean parallel = order >= PARALLEL;
        forEach(order, parallel, i -> addOuter(inverse, order, i, product));
        for (int i = 0; i < order; i++) {
            for (int j = 0; j < i; j++) {
                product[j * order + i] = product[i * order + j];
            }
        }
        return product;
    }

    /** Row i of M'M for a lower triangular M, up to the diagonal: sum over k >= i of m_ki m_k. */
    private static void addOuter(double[] m, int order, int i, double[] product) {
        double[] coefficients = new double[order - i];
        for (int k = i; k < order; k++) {
            coefficients[k - i] = m[k * order + i];
        }
        for (int from = 0; from <= i; from += TILE) {
            int length = Math.min(TILE, i + 1 - from);
            int count = order - i;
            RowCombination.add(coefficients, 0, count, m, i * order + from, order, product, i * order + from, length);
        }
    }

    /** M = L^-1 block of rows by block of rows: M_i = L_ii^-1 (I - sum_k<i L_ik M_k). */
    private static double[] invertLower(double[] l, int n, int order) {
        double[] m = new double[order * order];
        for (int start = 0; start < order; start += BLOCK) {
            int size = Math.min(BLOCK, order - start);
            int begin = start;
            int tiles = (start + size + TILE - 1) / TILE;
            forEach(tiles, order >= PARALLEL, tile -> {
                int from = tile * TILE;
                int to = Math.min(from + TILE, begin + size);
                double[] coefficients = new double[begin + size];
                for (int i = begin; i < begin + size; i++) {
                    invertRow(l, n, i, from, Math.min(to, i + 1), coefficients, m, order);
                }
            });
        }
        return m;
    }

    private static void invertRow(
            double[] l, int n, int i, int from, int to, double[] coefficients, double[] m, int order) {
        if (from >= to) {
            return;
        }
        // rows above the tile's first column have nothing in it
        int count = i - from;
        for (int k = 0; k < count; k++) {
            coefficients[k] = -l[i * n + from + k];
        }
        int row = i * order;
        if (i < to) {
            m[row + i] = 1;
        }
        RowCombination.add(coefficients, 0, count, m, from * order + from, order, m, row + from, to - from);
        double diagonal = l[i * n + i];
        for (int j = from; j < to; j++) {
            m[row + j] /= diagonal;
        }
    }

    private static void forEach(int count, boolean parallel, IntConsumer action) {
        IntStream indices = IntStream.range(0, count);
        (parallel ? indices.parallel() : indices).forEach(action);
    }
}
