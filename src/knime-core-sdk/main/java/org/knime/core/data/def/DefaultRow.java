package org.knime.core.data.def;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;

/** A row that holds its cells; none of them is null. */
public class DefaultRow implements DataRow {

    private final RowKey key;
    private final DataCell[] cells;

    public DefaultRow(RowKey rowKey, DataCell... row) {
        this.key = Objects.requireNonNull(rowKey, "A row needs a key");
        this.cells = row.clone();
        for (DataCell cell : cells) {
            Objects.requireNonNull(cell, "A row holds no null; use a missing cell");
        }
    }

    public DefaultRow(String rowId, DataCell... row) {
        this(new RowKey(rowId), row);
    }

    public DefaultRow(RowKey rowKey, List<DataCell> row) {
        this(rowKey, row.toArray(new DataCell[0]));
    }

    public DefaultRow(String rowId, List<DataCell> row) {
        this(new RowKey(rowId), row);
    }

    @Override
    public final int getNumCells() {
        return cells.length;
    }

    @Override
    public final RowKey getKey() {
        return key;
    }

    @Override
    public final DataCell getCell(int index) {
        return cells[index];
    }

    @Override
    public Iterator<DataCell> iterator() {
        return Arrays.asList(cells).iterator();
    }

    @Override
    public boolean equals(Object obj) {
        if (!(obj instanceof DefaultRow)) {
            return false;
        }
        DefaultRow other = (DefaultRow) obj;
        return key.equals(other.key) && Arrays.equals(cells, other.cells);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return key + ": " + Arrays.toString(cells);
    }
}
