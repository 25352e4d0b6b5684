package org.mixedmodels.engine.data;

import java.util.List;

/** A block of rows, column by column. Mutable and reused by its reader. */
public final class RowBatch {

    /** The code of a missing category. A missing number is NaN. */
    public static final int MISSING = -1;

    /** The number of rows of a block where nothing speaks for another one. */
    public static final int DEFAULT_CAPACITY = 2048;

    private final double[][] numbers;
    private final int[][] codes;
    private final int capacity;
    private int size;

    /**
     * An empty block.
     *
     * @param columns the columns that it holds
     * @param capacity the largest number of rows
     */
    public RowBatch(List<Column> columns, int capacity) {
        this.capacity = capacity;
        this.numbers = new double[columns.size()][];
        this.codes = new int[columns.size()][];
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).kind() == ColumnKind.NUMERIC) {
                numbers[c] = new double[capacity];
            } else {
                codes[c] = new int[capacity];
            }
        }
    }

    /** The largest number of rows. */
    public int capacity() {
        return capacity;
    }

    /** The number of rows that are filled. */
    public int size() {
        return size;
    }

    /** Says how many rows are filled. */
    public void setSize(int rows) {
        if (rows < 0 || rows > capacity) {
            throw new IllegalArgumentException(rows + " rows in a block of " + capacity);
        }
        size = rows;
    }

    /** The numbers of a numeric column; NaN where missing. */
    public double[] numbers(int column) {
        return numbers[column];
    }

    /** The category codes of a nominal column; {@link #MISSING} where missing. */
    public int[] codes(int column) {
        return codes[column];
    }

    /** Whether a row has a value in each of the first so many columns. */
    public boolean isComplete(int columns, int row) {
        for (int c = 0; c < columns; c++) {
            if (isMissing(c, row)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the value of a column is missing in a row. */
    public boolean isMissing(int column, int row) {
        return numbers[column] != null ? Double.isNaN(numbers[column][row]) : codes[column][row] == MISSING;
    }
}
