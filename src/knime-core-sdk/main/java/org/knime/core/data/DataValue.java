package org.knime.core.data;

/** What a cell can be read as; a cell type implements one interface per reading. */
public interface DataValue {

    /** A cell that stays valid after the cursor has moved on. */
    default DataCell materializeDataCell() {
        if (this instanceof DataCell) {
            return (DataCell) this;
        }
        throw new UnsupportedOperationException(getClass() + " cannot be turned into a cell");
    }
}
