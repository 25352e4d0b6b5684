package org.mixedmodels.engine.likelihood;

import static org.mixedmodels.engine.linalg.BlockProducts.addProduct;
import static org.mixedmodels.engine.linalg.BlockProducts.addProductTransposed;
import static org.mixedmodels.engine.linalg.BlockProducts.addTransposedProduct;

import java.util.Arrays;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.ModelData;

/** Henderson's equations and their inverse at one theta, for {@link PredictionErrors}. Not thread safe. */
final class PredictionPoint {

    private final double[][] lambda;
    private final SelectedInverse inverse;
    private final InverseColumns columns;
    private final BlockedCholesky.Solution solution;
    private final double[][] corner;
    private final long numbers;
    private final double[][] a;
    private final double[] block;
    private final double[] half;
    private final double[] covariance;

    /**
     * Solves the equations.
     *
     * @param most how many numbers are kept of columns of the inverse
     * @throws IllegalArgumentException if the criterion is infinite at theta
     */
    PredictionPoint(ModelData data, double[] theta, long most) {
        CrossProducts sums = data.crossProducts();
        BlockedCholesky factor = new BlockedCholesky(sums);
        lambda = new LambdaBlocks(data.random(), sums).lambda(theta);
        if (!factor.factorize(lambda)) {
            throw new IllegalArgumentException("theta has no finite criterion");
        }
        numbers = 2 * factor.numbers();
        solution = factor.solve();
        inverse = new SelectedInverse(factor, true);
        columns = new InverseColumns(factor, most);
        corner = inverse.fixed();
        a = new double[lambda.length][];
        int largest = sums.columns();
        for (int f = 0; f < a.length; f++) {
            a[f] = new double[sums.factors().get(f).size()];
            largest = Math.max(largest, a[f].length);
        }
        block = new double[largest * largest];
        half = new double[largest * largest];
        covariance = new double[largest * largest];
    }

    /** How many numbers the equations and their inverse have. */
    long numbers() {
        return numbers;
    }

    /** The coefficients of the shifted columns of X. */
    double[] beta() {
        return solution.beta();
    }

    /** The relative covariance matrix of the coefficients, as {@link #pack}ed. */
    void writeFixed(double[] out, int at) {
        int p = corner.length;
        for (int i = 0; i < p; i++) {
            System.arraycopy(corner[i], 0, covariance, i * p, p);
        }
        pack(covariance, p, out, at);
    }

    /** The relative covariance matrix of the effects of a new level, as {@link #pack}ed. */
    void writeSpread(int f, double[] out, int at) {
        int q = a[f].length;
        Arrays.fill(covariance, 0);
        addProductTransposed(1, lambda[f], 0, q, lambda[f], 0, q, covariance, 0, q, q, q, q);
        pack(covariance, q, out, at);
    }

    /**
     * Writes what a known level adds to errors: Lambda S_jj Lambda' as {@link #pack}ed, then twice Lambda S_jX (q x p), then
     * the effects b.
     */
    void writeLevel(int f, int level, double[] out, int at) {
        int q = a[f].length;
        int p = corner.length;
        inverse.diagonal(f, level, block);
        Arrays.fill(half, 0);
        addProduct(1, lambda[f], 0, q, block, 0, q, half, 0, q, q, q, q);
        Arrays.fill(covariance, 0);
        addProductTransposed(1, half, 0, q, lambda[f], 0, q, covariance, 0, q, q, q, q);
        int next = pack(covariance, q, out, at);
        inverse.withFixed(f, level, block);
        addProduct(2, lambda[f], 0, q, block, 0, p, out, next, p, q, q, p);
        next += q * p;
        addProduct(1, lambda[f], 0, q, solution.u()[f], level * q, 1, out, next, 1, q, q, 1);
    }

    /** The upper triangle row by row, off the diagonal both entries together; answers where it ends. */
    private static int pack(double[] matrix, int n, double[] out, int at) {
        int next = at;
        for (int i = 0; i < n; i++) {
            out[next++] = matrix[i * n + i];
            for (int j = i + 1; j < n; j++) {
                out[next++] = matrix[i * n + j] + matrix[j * n + i];
            }
        }
        return next;
    }

    /** Takes the values of Z of a row for a factor. */
    void setRandom(int f, double[] z) {
        int q = z.length;
        Arrays.fill(a[f], 0);
        addTransposedProduct(1, lambda[f], 0, q, z, 0, 1, a[f], 0, 1, q, q, 1);
    }

    /**
     * The relative covariance of the errors of the effects of two levels, for values of Z that were set.
     *
     * @param place where {@link #place} has found it
     */
    double between(int f, int i, int g, int j, int place) {
        if (place == SelectedInverse.NOWHERE) {
            columns.between(f, i, g, j, block);
        } else {
            inverse.between(f, i, g, j, place, block);
        }
        double sum = 0;
        int at = 0;
        for (double left : a[f]) {
            double row = 0;
            for (double right : a[g]) {
                row += block[at++] * right;
            }
            sum += left * row;
        }
        return sum;
    }

    /** Where the block between two levels lies, the same at every theta. */
    int place(int f, int i, int g, int j) {
        return inverse.place(f, i, g, j);
    }
}
