package org.knime.core.data.container;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;

/** A factory of one new column. One of the two {@code getCell} must be implemented. */
public abstract class SingleCellFactory extends AbstractCellFactory {

    public SingleCellFactory(DataColumnSpec newColSpec) {
        super(newColSpec);
    }

    @Override
    public DataCell[] getCells(DataRow row, long rowIndex) {
        return new DataCell[] {getCell(row, rowIndex)};
    }

    public DataCell getCell(DataRow row) {
        return getCell(row, -1L);
    }

    /** @param rowIndex counted from 0; -1 if it is not known */
    public DataCell getCell(DataRow row, long rowIndex) {
        return getCell(row);
    }
}
