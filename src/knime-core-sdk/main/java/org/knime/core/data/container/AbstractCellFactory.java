package org.knime.core.data.container;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.RowKey;
import org.knime.core.node.ExecutionMonitor;

/** A cell factory that knows its columns and reports progress row by row. */
public abstract class AbstractCellFactory implements CellFactory {

    private final DataColumnSpec[] columns;

    public AbstractCellFactory(DataColumnSpec... colSpecs) {
        this.columns = colSpecs.clone();
    }

    @Override
    public DataColumnSpec[] getColumnSpecs() {
        return columns.clone();
    }

    /** Called once after the last row, also if none was processed. */
    public void afterProcessing() {
        // nothing to do by default
    }

    @Deprecated
    @Override
    public void setProgress(int curRowNr, int rowCount, RowKey lastKey, ExecutionMonitor exec) {
        setProgress((long) curRowNr, (long) rowCount, lastKey, exec);
    }

    @Override
    public void setProgress(long curRowNr, long rowCount, RowKey lastKey, ExecutionMonitor exec) {
        exec.setProgress(curRowNr / (double) rowCount, () -> "Row " + curRowNr + " of " + rowCount);
    }
}
