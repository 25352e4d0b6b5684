package org.knime.core.data;

import java.io.Serializable;

/** An immutable value of a table; equality is by content and only between cells of one class. */
public abstract class DataCell implements DataValue, Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public DataCell materializeDataCell() {
        return this;
    }

    public final DataType getType() {
        return DataType.getType(getClass());
    }

    public boolean isMissing() {
        return false;
    }

    @Override
    public abstract String toString();

    @Override
    public final boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof DataCell)) {
            return false;
        }
        DataCell cell = (DataCell) other;
        if (isMissing() || cell.isMissing()) {
            return isMissing() && cell.isMissing();
        }
        return getClass() == cell.getClass() && equalsDataCell(cell);
    }

    /** Compares with a cell that is known to have the same class and to be another object. */
    protected abstract boolean equalsDataCell(DataCell other);

    @Override
    public abstract int hashCode();
}
