package org.knime.core.data.container;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;

/**
 * Collects rows for a table. Refuses rows that do not fit the columns and row keys that were there before; the domains
 * of the columns are known when the container is closed.
 */
public abstract class DataContainer {

    private final List<DataRow> rows = new ArrayList<>();
    private final Set<RowKey> keys = new HashSet<>();
    private final List<ColumnDomainTracker> domains = new ArrayList<>();
    private final DataTableSpec givenSpec;
    private DataTableSpec finalSpec;

    public DataContainer(DataTableSpec spec, boolean initDomain) {
        this.givenSpec = spec;
        spec.forEach(column -> domains.add(new ColumnDomainTracker(column, initDomain)));
    }

    /**
     * @throws IllegalArgumentException if the cells do not fit the columns, or the key is a duplicate
     * @throws IllegalStateException if the container is closed
     */
    public void addRowToTable(DataRow row) {
        if (isClosed()) {
            throw new IllegalStateException("The container is closed; no row can be added");
        }
        checkFits(row);
        if (!keys.add(row.getKey())) {
            throw new IllegalArgumentException("The row key \"" + row.getKey() + "\" is there twice");
        }
        for (int i = 0; i < domains.size(); i++) {
            domains.get(i).track(row.getCell(i));
        }
        rows.add(row instanceof DefaultRow ? row : copy(row));
    }

    private void checkFits(DataRow row) {
        if (row.getNumCells() != givenSpec.getNumColumns()) {
            throw new IllegalArgumentException("Row \"" + row.getKey() + "\" has " + row.getNumCells() + " cells for "
                    + givenSpec.getNumColumns() + " columns");
        }
        for (int i = 0; i < row.getNumCells(); i++) {
            DataColumnSpec column = givenSpec.getColumnSpec(i);
            DataCell cell = row.getCell(i);
            if (!column.getType().isASuperTypeOf(cell.getType())) {
                throw new IllegalArgumentException("Row \"" + row.getKey() + "\": the cell \"" + cell + "\" of type "
                        + cell.getType() + " does not fit column " + column);
            }
        }
    }

    private static DataRow copy(DataRow row) {
        DataCell[] cells = new DataCell[row.getNumCells()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = row.getCell(i).materializeDataCell();
        }
        return new DefaultRow(row.getKey(), cells);
    }

    /** Ends the collection; closing twice does nothing. */
    public void close() {
        if (isClosed()) {
            return;
        }
        finalSpec = new DataTableSpec(
                givenSpec.getName(),
                domains.stream().map(ColumnDomainTracker::result).toArray(DataColumnSpec[]::new));
        keys.clear();
    }

    public boolean isClosed() {
        return finalSpec != null;
    }

    public long size() {
        return rows.size();
    }

    /** The given columns; with their domains when the container is closed. */
    public DataTableSpec getTableSpec() {
        return isClosed() ? finalSpec : givenSpec;
    }

    /** The collected rows, for the tables of this stand-in; not part of KNIME's API. */
    protected final List<DataRow> collectedRows() {
        if (!isClosed()) {
            throw new IllegalStateException("The container must be closed before its table is taken");
        }
        return rows;
    }

    public abstract DataTable getTable();
}
