package org.knime.core.data.container;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;
import org.knime.core.node.ExecutionMonitor;

/** Computes the cells of one or more new columns from a row. One of the two {@code getCells} must be implemented. */
public interface CellFactory {

    default DataCell[] getCells(DataRow row) {
        return getCells(row, -1L);
    }

    /** @param rowIndex counted from 0; -1 if it is not known */
    default DataCell[] getCells(DataRow row, long rowIndex) {
        return getCells(row);
    }

    DataColumnSpec[] getColumnSpecs();

    @Deprecated
    void setProgress(int curRowNr, int rowCount, RowKey lastKey, ExecutionMonitor exec);

    /** Reports that the row of that number (counted from 1) is done. */
    default void setProgress(long curRowNr, long rowCount, RowKey lastKey, ExecutionMonitor exec) {
        setProgress((int) curRowNr, (int) rowCount, lastKey, exec);
    }
}
