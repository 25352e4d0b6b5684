package org.knime.core.data.container;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/**
 * Applies a {@link ColumnRearranger} to rows. Part of the stand-in only: KNIME has nothing of this name. Kept columns
 * keep their domains, computed columns get theirs from their cells.
 */
public final class Rearrangement {

    private final List<ColumnRearranger.Column> columns;
    private final DataTableSpec given;
    private final Map<CellFactory, DataCell[]> computed = new IdentityHashMap<>();
    private final List<ColumnDomainTracker> domains = new ArrayList<>();

    public Rearrangement(ColumnRearranger rearranger, DataTableSpec input) {
        if (!rearranger.original().equalStructure(input)) {
            throw new IllegalArgumentException("The rearranger was made for other columns: " + rearranger.original());
        }
        columns = rearranger.columns();
        given = rearranger.createSpec();
        for (ColumnRearranger.Column column : columns) {
            domains.add(column.factory() == null ? null : new ColumnDomainTracker(column.spec(), true));
            if (column.factory() != null) {
                computed.put(column.factory(), new DataCell[0]);
            }
        }
    }

    /** The new rows, in the order of the given ones. */
    public List<DataRow> apply(Collection<DataRow> rows, ExecutionMonitor exec) throws CanceledExecutionException {
        List<DataRow> result = new ArrayList<>(rows.size());
        for (DataRow row : rows) {
            exec.checkCanceled();
            compute(row, result.size());
            result.add(rearranged(row));
            for (CellFactory factory : computed.keySet()) {
                factory.setProgress((long) result.size(), rows.size(), row.getKey(), exec);
            }
        }
        for (CellFactory factory : computed.keySet()) {
            if (factory instanceof AbstractCellFactory) {
                ((AbstractCellFactory) factory).afterProcessing();
            }
        }
        return result;
    }

    private void compute(DataRow row, long index) {
        for (Map.Entry<CellFactory, DataCell[]> entry : computed.entrySet()) {
            CellFactory factory = entry.getKey();
            DataCell[] cells = factory.getCells(row, index);
            int expected = factory.getColumnSpecs().length;
            if (cells.length != expected) {
                throw new IllegalStateException(
                        factory.getClass().getName() + " made " + cells.length + " cells for " + expected + " columns");
            }
            entry.setValue(cells);
        }
    }

    private DataRow rearranged(DataRow row) {
        DataCell[] cells = new DataCell[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            ColumnRearranger.Column column = columns.get(i);
            if (column.factory() == null) {
                cells[i] = row.getCell(column.index());
            } else {
                cells[i] = fitting(computed.get(column.factory())[column.index()], column.spec());
                domains.get(i).track(cells[i]);
            }
        }
        return new DefaultRow(row.getKey(), cells);
    }

    private static DataCell fitting(DataCell cell, DataColumnSpec column) {
        if (!column.getType().isASuperTypeOf(cell.getType())) {
            throw new IllegalStateException("The cell \"" + cell + "\" does not fit the new column " + column);
        }
        return cell;
    }

    /** The columns of the result with their domains, after {@link #apply}. */
    public DataTableSpec spec() {
        DataColumnSpec[] specs = new DataColumnSpec[columns.size()];
        for (int i = 0; i < specs.length; i++) {
            ColumnDomainTracker domain = domains.get(i);
            specs[i] = domain == null ? given.getColumnSpec(i) : domain.result();
        }
        return new DataTableSpec(given.getName(), specs);
    }
}
