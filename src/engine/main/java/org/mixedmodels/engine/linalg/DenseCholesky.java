package org.mixedmodels.engine.linalg;

/**
 * Cholesky factorisation and inversion of a dense symmetric matrix in place, in blocks of {@value #BLOCK} columns, rows
 * in parallel where there are many. Every number is summed in the same order whatever the number of threads.
 *
 * <p>Matrices lie row by row; only lower triangles are read and written unless said otherwise.
 */
public final class DenseCholesky {

    private static final int BLOCK = 64;

    private DenseCholesky() {}

    /**
     * Replaces the lower triangle of A by L with A = LL'.
     *
     * @param a the matrix, n x n
     * @return false if it is not positive definite; the lower triangle is then undefined
     */
    public static boolean factorize(double[] a, int n) {
        int width = Math.min(BLOCK, n);
        PackedRows corner = new PackedRows(width, width);
        PackedBlock panel = new PackedBlock(width, n - width);
        double[] negative = new double[width * width];
        double[] diagonal = new double[width];
        for (int start = 0; start < n; start += BLOCK) {
            int size = Math.min(BLOCK, n - start);
            if (!factorizeDiagonal(a, n, start, size, corner, negative, diagonal)) {
                return false;
            }
            int end = start + size;
            int begin = start;
            panel.forEachTile(n - end, (tile, from, to) -> {
                transposeNegative(a, n, end + from, end + to, begin, size, tile);
                tile.solve(negative, diagonal, size, to - from);
                restore(tile, a, n, end + from, end + to, begin, size);
            });
            // row i gets sum_k x_ik (-x_k)
            panel.addTo(a, end * n + start, n, size, a, end * n + end, n, n - end, 0);
        }
        return true;
    }

    private static boolean factorizeDiagonal(
            double[] a, int n, int start, int size, PackedRows corner, double[] negative, double[] diagonal) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                corner.row(j)[i] = a[(start + i) * n + start + j];
            }
        }
        if (!corner.factorize(negative, diagonal, size)) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                a[(start + i) * n + start + j] = corner.row(j)[i];
            }
        }
        return true;
    }

    /** Row j of the tile becomes the negative of column j of some rows. */
    private static void transposeNegative(
            double[] a, int n, int firstRow, int lastRow, int start, int size, PackedRows tile) {
        for (int i = firstRow; i < lastRow; i++) {
            for (int j = 0; j < size; j++) {
                tile.row(j)[i - firstRow] = -a[i * n + start + j];
            }
        }
    }

    private static void restore(PackedRows tile, double[] a, int n, int firstRow, int lastRow, int start, int size) {
        for (int i = firstRow; i < lastRow; i++) {
            for (int j = 0; j < size; j++) {
                a[i * n + start + j] = -tile.row(j)[i - firstRow];
            }
        }
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
     * The inverse of LL' for the leading part of a factor: M'M with M = L^-1, block of rows by block of rows of M.
     *
     * @param l holds L, n x n
     * @param n the distance between its rows
     * @param order the order of the leading part
     * @return the inverse, order x order, both triangles
     */
    public static double[] invert(double[] l, int n, int order) {
        // rows from a block on hold what the rows of M before it leave of I - LM, the rows above it M'M so far
        double[] result = new double[order * order];
        int width = Math.min(BLOCK, order);
        PackedBlock rows = new PackedBlock(width, order);
        double[] negative = new double[width * width];
        double[] diagonal = new double[width];
        double[] columns = new double[width * order];
        for (int start = 0; start < order; start += BLOCK) {
            int size = Math.min(BLOCK, order - start);
            int end = start + size;
            int begin = start;
            readCorner(l, n, start, size, negative, diagonal);
            rows.forEachTile(end, (tile, from, to) -> {
                takeNegative(result, order, begin, size, from, to, tile);
                tile.solve(negative, diagonal, size, to - from);
                for (int k = 0; k < size; k++) {
                    for (int i = from; i < to; i++) {
                        columns[i * size + k] = tile.row(k)[i - from];
                    }
                }
            });
            rows.addTo(l, end * n + start, n, size, result, end * order, order, order - end, end);
            rows.addTo(columns, 0, size, size, result, 0, order, end, 0);
        }
        for (int i = 0; i < order; i++) {
            for (int j = 0; j < i; j++) {
                result[j * order + i] = result[i * order + j];
            }
        }
        return result;
    }

    private static void readCorner(double[] l, int n, int start, int size, double[] negative, double[] diagonal) {
        for (int i = 0; i < size; i++) {
            int row = (start + i) * n + start;
            for (int j = 0; j < i; j++) {
                negative[i * size + j] = -l[row + j];
            }
            diagonal[i] = l[row + i];
        }
    }

    /** Moves the negative of rows, the identity added, into a tile. */
    private static void takeNegative(
            double[] source, int order, int start, int size, int from, int to, PackedRows tile) {
        for (int k = 0; k < size; k++) {
            int row = (start + k) * order;
            double[] target = tile.row(k);
            for (int i = from; i < to; i++) {
                target[i - from] = -source[row + i];
                source[row + i] = 0;
            }
            if (start + k >= from && start + k < to) {
                target[start + k - from] -= 1;
            }
        }
    }
}
