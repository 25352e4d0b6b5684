package org.knime.core.data.v2;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.DataValue;

/** Reading access to the values of the current row. */
public interface RowValueRead {

    int getNumColumns();

    /** The value of a column; to be asked only where {@link #isMissing} is false. */
    <D extends DataValue> D getValue(int index);

    boolean isMissing(int index);

    /** The value as a cell, which may be a missing one. */
    default DataCell getAsDataCell(int index) {
        return isMissing(index) ? DataType.getMissingCell() : getValue(index).materializeDataCell();
    }
}
