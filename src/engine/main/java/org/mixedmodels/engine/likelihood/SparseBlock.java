package org.mixedmodels.engine.likelihood;

import java.util.Arrays;
import java.util.List;
import org.mixedmodels.engine.covariance.CovarianceStructure;

/** A q x q matrix of which the entries that are not zero are kept, for products with what lies row by row in arrays. */
final class SparseBlock {

    private final int q;
    private final int[] rows;
    private final int[] columns;
    private final double[] values;

    private SparseBlock(int q, int[] rows, int[] columns, double[] values) {
        this.q = q;
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /** The matrix of order q with a smaller one on its diagonal, from row and column {@code offset} on. */
    static SparseBlock of(int q, int offset, List<CovarianceStructure.Entry> entries) {
        return new SparseBlock(
                q,
                entries.stream().mapToInt(e -> offset + e.row()).toArray(),
                entries.stream().mapToInt(e -> offset + e.column()).toArray(),
                entries.stream().mapToDouble(CovarianceStructure.Entry::value).toArray());
    }

    private static SparseBlock of(int q, double[] matrix) {
        int[] places = new int[matrix.length];
        int count = 0;
        for (int at = 0; at < matrix.length; at++) {
            if (matrix[at] != 0) {
                places[count++] = at;
            }
        }
        int[] nonZero = Arrays.copyOf(places, count);
        return new SparseBlock(
                q,
                Arrays.stream(nonZero).map(at -> at / q).toArray(),
                Arrays.stream(nonZero).map(at -> at % q).toArray(),
                Arrays.stream(nonZero).mapToDouble(at -> matrix[at]).toArray());
    }

    /** Adds a multiple of this matrix to another. */
    void addTo(double[] matrix, double factor) {
        for (int e = 0; e < values.length; e++) {
            matrix[rows[e] * q + columns[e]] += factor * values[e];
        }
    }

    /** The sum of the products of corresponding entries. */
    double dot(double[] matrix) {
        double sum = 0;
        for (int e = 0; e < values.length; e++) {
            sum += values[e] * matrix[rows[e] * q + columns[e]];
        }
        return sum;
    }

    /** Adds E x to y, whose elements are {@code stride} apart. */
    void addProduct(double[] x, int at, double[] y, int start, int stride) {
        for (int e = 0; e < values.length; e++) {
            y[start + rows[e] * stride] += values[e] * x[at + columns[e]];
        }
    }

    /** M E for this E. */
    double[] timesLeft(double[] m) {
        double[] product = new double[q * q];
        for (int e = 0; e < values.length; e++) {
            for (int r = 0; r < q; r++) {
                product[r * q + columns[e]] += values[e] * m[r * q + rows[e]];
            }
        }
        return product;
    }

    /** M E' for this E. */
    SparseBlock transposedTimesLeft(double[] m) {
        return of(q, new SparseBlock(q, columns, rows, values).timesLeft(m));
    }
}
