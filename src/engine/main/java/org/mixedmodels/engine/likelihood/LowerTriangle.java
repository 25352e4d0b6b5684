package org.mixedmodels.engine.likelihood;

/** Turns a square matrix M by rotations of its columns into the lower triangular one with the same MM'. */
final class LowerTriangle {

    private LowerTriangle() {}

    /** Replaces M; the diagonal becomes non-negative. */
    static void make(double[][] m) {
        int n = m.length;
        for (int r = 0; r < n; r++) {
            for (int c = r + 1; c < n; c++) {
                rotate(m, r, c);
            }
            if (m[r][r] < 0) {
                for (int i = r; i < n; i++) {
                    m[i][r] = 0 - m[i][r];
                }
            }
        }
    }

    /** A Givens rotation of columns r and c that makes M_rc zero (Golub and Van Loan 2013, section 5.1.8). */
    private static void rotate(double[][] m, int r, int c) {
        double length = Math.hypot(m[r][r], m[r][c]);
        if (m[r][c] == 0) {
            return;
        }
        double cosine = m[r][r] / length;
        double sine = m[r][c] / length;
        for (int i = r; i < m.length; i++) {
            double left = m[i][r];
            double right = m[i][c];
            m[i][r] = cosine * left + sine * right;
            m[i][c] = cosine * right - sine * left;
        }
        m[r][c] = 0;
    }
}
