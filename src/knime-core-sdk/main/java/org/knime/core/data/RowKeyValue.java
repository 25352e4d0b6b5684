package org.knime.core.data;

/** The identifier of a row as a reading. */
public interface RowKeyValue {

    String getString();

    /** A key that stays valid after the cursor has moved on. */
    default RowKey materializeRowKey() {
        return new RowKey(getString());
    }
}
