package org.knime.core.node;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.RowKeyValue;
import org.knime.core.data.container.filter.TableFilter;
import org.knime.core.data.v2.RowCursor;
import org.knime.core.data.v2.RowRead;

/** Walks over rows in memory. As in KNIME one object, here the cursor itself, stands for the current row. */
final class ListRowCursor implements RowCursor, RowRead {

    private final DataTableSpec spec;
    private final List<DataRow> rows;
    private final boolean[] readable;
    private int next;
    private DataRow current;
    private boolean closed;

    ListRowCursor(DataTableSpec spec, List<DataRow> rows) {
        this.spec = spec;
        this.rows = rows;
        this.readable = new boolean[spec.getNumColumns()];
        Arrays.fill(readable, true);
    }

    ListRowCursor(DataTableSpec spec, List<DataRow> rows, TableFilter filter) {
        this(spec, rows);
        filter.getMaterializeColumnIndices().ifPresent(columns -> {
            Arrays.fill(readable, false);
            columns.forEach(column -> {
                spec.verifyIndices(column);
                readable[column] = true;
            });
        });
    }

    @Override
    public RowRead forward() {
        if (!canForward()) {
            current = null;
            return null;
        }
        current = rows.get(next++);
        return this;
    }

    @Override
    public boolean canForward() {
        return !closed && next < rows.size();
    }

    @Override
    public int getNumColumns() {
        return readable.length;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public RowKeyValue getRowKey() {
        return row().getKey();
    }

    @Override
    public boolean isMissing(int index) {
        return cell(index).isMissing();
    }

    /** As in KNIME the caller's type is not checked here; a wrong one fails with a ClassCastException at the caller. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    @Override
    public <D extends DataValue> D getValue(int index) {
        return (D) cell(index);
    }

    private DataCell cell(int index) {
        if (!readable[index]) {
            throw new IllegalStateException(
                    "Column " + spec.getColumnSpec(index) + " is not among those that the cursor was asked to read");
        }
        return row().getCell(index);
    }

    private DataRow row() {
        if (current == null) {
            throw new NoSuchElementException("The cursor is on no row");
        }
        return current;
    }
}
