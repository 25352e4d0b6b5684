package org.mixedmodels.engine.likelihood;

import org.mixedmodels.engine.linalg.DenseCholesky;

/**
 * The inverse of the trailing part of a system, A of the {@link TrailingMatrix} bordered by B and the block C of X: with
 * W = L^-1 B, V = L^-T W and K = C - W'W,
 *
 * <pre>
 *   S_XX = K^-1,   S_ZX = -V K^-1,   S_ZZ = A^-1 + V K^-1 V'.
 * </pre>
 *
 * Without X it is A^-1 alone.
 */
final class TrailingInverse {

    private final TrailingMatrix matrix;
    private final int fixed;
    private final double[] values;
    /** V K^-1/2, from which S_ZZ gets its second part; order x p. */
    private final double[] root;
    /** S_ZX, order x p. */
    private final double[] border;
    /** S_XX, p x p. */
    private final double[] corner;

    /**
     * Inverts.
     *
     * @param fixed the number p of columns of X, 0 without them
     */
    TrailingInverse(BlockedCholesky factor, int fixed) {
        this.matrix = factor.trailing();
        this.fixed = fixed;
        int order = matrix.order();
        values = order == 0 ? new double[0] : matrix.inverse();
        int width = factor.plan().fixed();
        corner = fixed == 0 ? new double[0] : DenseCholesky.invert(factor.corner(), width, fixed);
        root = new double[order * fixed];
        for (int i = 0; i < order; i++) {
            System.arraycopy(factor.border(), i * width, root, i * fixed, fixed);
        }
        border = new double[order * fixed];
        if (fixed > 0) {
            matrix.solveTransposed(root, fixed);
            completeBorder(factor.corner(), width);
        }
    }

    /** From V: V K^-1/2 in place, and -V K^-1. */
    private void completeBorder(double[] l, int width) {
        for (int i = 0; i < matrix.order(); i++) {
            int at = i * fixed;
            for (int x = 0; x < fixed; x++) {
                for (int y = 0; y < x; y++) {
                    root[at + x] -= l[x * width + y] * root[at + y];
                }
                root[at + x] /= l[x * width + x];
            }
            for (int x = fixed - 1; x >= 0; x--) {
                double sum = -root[at + x];
                for (int y = x + 1; y < fixed; y++) {
                    sum -= l[y * width + x] * border[at + y];
                }
                border[at + x] = sum / l[x * width + x];
            }
        }
    }

    /** S_ZX, order x p. */
    double[] border() {
        return border;
    }

    /** S_XX, p x p. */
    double[] corner() {
        return corner;
    }

    /** An entry of S_ZZ; its cell is one of the pattern of the matrix. */
    private double entry(int cell, int i, int j) {
        double value = values[cell];
        for (int x = 0; x < fixed; x++) {
            value += root[i * fixed + x] * root[j * fixed + x];
        }
        return value;
    }

    /** Writes a block of S_ZZ. */
    void block(int row, int rows, int column, int columns, double[] out) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int k = Math.max(row + i, column + j);
                int l = Math.min(row + i, column + j);
                out[i * columns + j] = entry(matrix.cell(k, l), k, l);
            }
        }
    }

    /** Whether the blocks of two levels meet in the pattern, the later level's in the rows. */
    boolean has(int column, int row) {
        return matrix.cell(row, column) >= 0;
    }

    /**
     * Writes the inverse at some places, then at X, on the diagonal of a larger matrix.
     *
     * @param cells the cells of these places by these places, the lower triangle row by row
     * @param first where they start
     * @param at where its rows and columns start there
     * @param width the distance between rows there
     */
    void copy(int[] places, int count, int[] cells, int first, int at, int width, double[] out) {
        int cell = first;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                set(out, width, at + i, at + j, entry(cells[cell++], places[i], places[j]));
            }
            for (int x = 0; x < fixed; x++) {
                set(out, width, at + count + x, at + i, border[places[i] * fixed + x]);
            }
        }
        for (int x = 0; x < fixed; x++) {
            for (int y = 0; y <= x; y++) {
                set(out, width, at + count + x, at + count + y, corner[x * fixed + y]);
            }
        }
    }

    private static void set(double[] out, int width, int i, int j, double value) {
        out[i * width + j] = value;
        out[j * width + i] = value;
    }
}
