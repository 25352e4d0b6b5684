package org.mixedmodels.engine.linalg;

import java.util.Arrays;

/**
 * Some consecutive columns of L that are stored as one dense block, transposed: row k of the block is column first + k
 * of L, and its numbers belong to the rows {@link #row}(0), {@link #row}(1), ... of L, of which the first
 * {@code width} are the panel's own columns.
 *
 * <p>Panels cut from one supernode share the array of its rows.
 */
final class Panel {

    /** The first column. */
    final int first;
    /** The number of columns. */
    final int width;
    /** The number of rows. */
    final int length;

    private final int[] rows;
    private final int offset;

    /**
     * Part of a supernode.
     *
     * @param first its first column
     * @param width the number of its columns
     * @param rows the rows of the supernode, ascending, its own columns at the start
     * @param offset how many of them lie before the panel
     */
    Panel(int first, int width, int[] rows, int offset) {
        this.first = first;
        this.width = width;
        this.rows = rows;
        this.offset = offset;
        length = rows.length - offset;
    }

    int row(int position) {
        return rows[offset + position];
    }

    /** The first position from the given one on whose row is not a column of this panel. */
    int endOf(Panel source, int from) {
        int end = from;
        while (end < source.length && source.row(end) < first + width) {
            end++;
        }
        return end;
    }

    /**
     * Writes where the rows of an earlier panel, between two of their positions there, lie in this one, which has them
     * all.
     *
     * @return whether they lie one after the other
     */
    boolean locate(Panel source, int from, int to, int[] positions) {
        int count = to - from;
        if (source.rows == rows) {
            int start = source.offset + from - offset;
            for (int i = 0; i < count; i++) {
                positions[i] = start + i;
            }
            return true;
        }
        int at = offset + position(source.row(from));
        boolean stride = (long) count * 16 < length;
        for (int i = 0; i < count; i++) {
            int row = source.row(from + i);
            if (row < first + width) {
                at = offset + row - first;
            } else if (stride) {
                at = Arrays.binarySearch(rows, at, rows.length, row);
            } else {
                while (rows[at] != row) {
                    at++;
                }
            }
            positions[i] = at - offset;
        }
        return positions[count - 1] - positions[0] == count - 1;
    }

    /** Where a row lies in this panel, which has it. */
    int position(int row) {
        int inside = row - first;
        return inside < width ? inside : Arrays.binarySearch(rows, offset, rows.length, row) - offset;
    }
}
