package org.mixedmodels.engine.linalg;

/**
 * Cholesky factorisation and triangular solves for small square blocks that lie one after the other in an array, each
 * row by row.
 */
public final class SmallCholesky {

    private SmallCholesky() {}

    /**
     * Replaces the lower triangle of a symmetric block A by L with A = LL'. The upper triangle is not touched.
     *
     * @param a holds the block
     * @param at where it starts
     * @param q its order
     * @return false if the block is not positive definite
     */
    public static boolean factorize(double[] a, int at, int q) {
        for (int j = 0; j < q; j++) {
            int rowJ = at + j * q;
            double pivot = a[rowJ + j];
            for (int k = 0; k < j; k++) {
                pivot -= a[rowJ + k] * a[rowJ + k];
            }
            if (!(pivot > 0)) {
                return false;
            }
            double diagonal = Math.sqrt(pivot);
            a[rowJ + j] = diagonal;
            for (int i = j + 1; i < q; i++) {
                int rowI = at + i * q;
                double sum = a[rowI + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[rowI + k] * a[rowJ + k];
                }
                a[rowI + j] = sum / diagonal;
            }
        }
        return true;
    }

    /**
     * Replaces R (q x w) by the solution of LX = R.
     *
     * @param l holds L
     * @param at where L starts
     * @param q the order of L
     * @param r holds R, row by row
     * @param start where R starts
     * @param w the number of columns of R
     */
    public static void solveLower(double[] l, int at, int q, double[] r, int start, int w) {
        for (int i = 0; i < q; i++) {
            int rowI = start + i * w;
            for (int k = 0; k < i; k++) {
                double factor = l[at + i * q + k];
                int rowK = start + k * w;
                for (int c = 0; c < w; c++) {
                    r[rowI + c] -= factor * r[rowK + c];
                }
            }
            double diagonal = l[at + i * q + i];
            for (int c = 0; c < w; c++) {
                r[rowI + c] /= diagonal;
            }
        }
    }

    /** Replaces R (q x w) by the solution of L'X = R; arguments as in {@link #solveLower}. */
    public static void solveTransposed(double[] l, int at, int q, double[] r, int start, int w) {
        for (int i = q - 1; i >= 0; i--) {
            int rowI = start + i * w;
            for (int k = i + 1; k < q; k++) {
                double factor = l[at + k * q + i];
                int rowK = start + k * w;
                for (int c = 0; c < w; c++) {
                    r[rowI + c] -= factor * r[rowK + c];
                }
            }
            double diagonal = l[at + i * q + i];
            for (int c = 0; c < w; c++) {
                r[rowI + c] /= diagonal;
            }
        }
    }

    /** The sum of log L_ii. */
    public static double sumLogDiagonal(double[] l, int at, int q) {
        double sum = 0;
        for (int i = 0; i < q; i++) {
            sum += Math.log(l[at + i * q + i]);
        }
        return sum;
    }

    /** Writes the identity matrix of order q. */
    public static void identity(double[] a, int at, int q) {
        for (int i = 0; i < q * q; i++) {
            a[at + i] = i / q == i % q ? 1 : 0;
        }
    }
}
