package org.mixedmodels.engine.linalg;

/** Products with small blocks that lie row by row in larger arrays. */
public final class BlockProducts {

    private BlockProducts() {}

    /**
     * C += alpha A'B for A (n x r) and B (n x c).
     *
     * @param lda the distance between rows of A; likewise ldb and ldc
     */
    public static void addTransposedProduct(
            double alpha,
            double[] a,
            int aAt,
            int lda,
            double[] b,
            int bAt,
            int ldb,
            double[] c,
            int cAt,
            int ldc,
            int n,
            int rows,
            int columns) {
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < rows; i++) {
                double factor = alpha * a[aAt + k * lda + i];
                if (factor != 0) {
                    int to = cAt + i * ldc;
                    int from = bAt + k * ldb;
                    for (int j = 0; j < columns; j++) {
                        c[to + j] += factor * b[from + j];
                    }
                }
            }
        }
    }

    /** C += alpha AB for A (rows x n) and B (n x columns); distances as in {@link #addTransposedProduct}. */
    public static void addProduct(
            double alpha,
            double[] a,
            int aAt,
            int lda,
            double[] b,
            int bAt,
            int ldb,
            double[] c,
            int cAt,
            int ldc,
            int rows,
            int n,
            int columns) {
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < n; k++) {
                double factor = alpha * a[aAt + i * lda + k];
                if (factor != 0) {
                    int to = cAt + i * ldc;
                    int from = bAt + k * ldb;
                    for (int j = 0; j < columns; j++) {
                        c[to + j] += factor * b[from + j];
                    }
                }
            }
        }
    }

    /** C += alpha AB' for A (rows x n) and B (columns x n); distances as in {@link #addTransposedProduct}. */
    public static void addProductTransposed(
            double alpha,
            double[] a,
            int aAt,
            int lda,
            double[] b,
            int bAt,
            int ldb,
            double[] c,
            int cAt,
            int ldc,
            int rows,
            int n,
            int columns) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += a[aAt + i * lda + k] * b[bAt + j * ldb + k];
                }
                c[cAt + i * ldc + j] += alpha * sum;
            }
        }
    }
}
