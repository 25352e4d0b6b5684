package org.mixedmodels.engine.linalg;

import java.util.Arrays;

/**
 * The places of the entries of a sparse symmetric matrix: its lower triangle column by column, the rows of a column
 * ascending and beginning with the diagonal. Values of such a matrix are an array with one number per entry, in this
 * order.
 */
public final class SparsePattern {

    private final int[] starts;
    private final int[] rows;

    private SparsePattern(int[] starts, int[] rows) {
        this.starts = starts;
        this.rows = rows;
    }

    /**
     * A pattern given by its compressed columns.
     *
     * @param starts where the entries of each column start, and at last their number: order + 1 numbers
     * @param rows the row of each entry
     * @throws IllegalArgumentException if a column lacks its diagonal or its rows are not ascending or out of range
     */
    public static SparsePattern of(int[] starts, int[] rows) {
        SparsePattern pattern = new SparsePattern(starts.clone(), rows.clone());
        if (starts.length == 0 || starts[0] != 0 || starts[starts.length - 1] != rows.length) {
            throw new IllegalArgumentException("the columns do not cover the entries");
        }
        for (int j = 0; j < pattern.order(); j++) {
            pattern.requireAscending(j);
        }
        return pattern;
    }

    private void requireAscending(int j) {
        if (starts[j] >= starts[j + 1] || starts[j + 1] > rows.length || rows[starts[j]] != j) {
            throw new IllegalArgumentException("column " + j + " does not begin with its diagonal");
        }
        for (int e = starts[j] + 1; e < starts[j + 1]; e++) {
            if (rows[e] <= rows[e - 1] || rows[e] >= order()) {
                throw new IllegalArgumentException("the rows of column " + j + " are not ascending below the order");
            }
        }
    }

    /**
     * The pattern of a sum of matrices each of which is full on a few rows and columns, and of a diagonal matrix. So
     * looks what is left of a matrix after the elimination of independent columns: each leaves one such clique.
     *
     * @param order the order of the matrix
     * @param starts where the members of each clique start, and at last their number
     * @param members the rows of each clique, ascending within it
     */
    public static SparsePattern ofCliques(int order, int[] starts, int[] members) {
        int[] first = new int[order + 1];
        for (int member : members) {
            first[member + 1]++;
        }
        for (int j = 0; j < order; j++) {
            first[j + 1] += first[j];
        }
        // per row the places just after its occurrences: what follows them in the clique are later rows
        int[] after = new int[members.length];
        int[] end = new int[members.length];
        int[] next = Arrays.copyOf(first, order);
        for (int c = 0; c + 1 < starts.length; c++) {
            for (int m = starts[c]; m < starts[c + 1]; m++) {
                end[next[members[m]]] = starts[c + 1];
                after[next[members[m]]++] = m + 1;
            }
        }
        return unite(order, first, after, end, members);
    }

    private static SparsePattern unite(int order, int[] first, int[] after, int[] end, int[] members) {
        int[] columns = new int[order + 1];
        int[] rows = new int[Math.max(16, members.length)];
        int[] seen = new int[order];
        int size = 0;
        for (int j = 0; j < order; j++) {
            if (size + (order - j) > rows.length) {
                rows = Arrays.copyOf(rows, Math.addExact(size + (order - j), size / 2));
            }
            rows[size++] = j;
            for (int o = first[j]; o < first[j + 1]; o++) {
                for (int m = after[o]; m < end[o]; m++) {
                    int row = members[m];
                    if (seen[row] <= j) {
                        seen[row] = j + 1;
                        rows[size++] = row;
                    }
                }
            }
            Arrays.sort(rows, columns[j], size);
            columns[j + 1] = size;
        }
        return new SparsePattern(columns, Arrays.copyOf(rows, size));
    }

    /** The number of rows and columns. */
    public int order() {
        return starts.length - 1;
    }

    /** The number of entries of the lower triangle, the diagonal included. */
    public int size() {
        return rows.length;
    }

    /** Where the entries of a column start; for the order of the matrix, their number. */
    public int start(int column) {
        return starts[column];
    }

    /** The row of an entry. */
    public int row(int entry) {
        return rows[entry];
    }

    /**
     * The number of the entry at a place of the lower triangle.
     *
     * @return the entry, negative if the pattern has none there
     */
    public int find(int row, int column) {
        return Arrays.binarySearch(rows, starts[column], starts[column + 1], row);
    }
}
