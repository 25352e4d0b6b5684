package org.knime.core.data;

import java.util.Objects;

/** The identifier of a row, unique in its table. */
public final class RowKey implements RowKeyValue {

    private final String id;

    public RowKey(String id) {
        this.id = Objects.requireNonNull(id, "A row needs an identifier");
    }

    /** The usual key of the row with an index counted from 0: Row0, Row1, ... */
    public static RowKey createRowKey(long rowIndex) {
        if (rowIndex < 0) {
            throw new IndexOutOfBoundsException("Negative row index " + rowIndex);
        }
        return new RowKey("Row" + rowIndex);
    }

    @Override
    public String getString() {
        return id;
    }

    @Override
    public RowKey materializeRowKey() {
        return this;
    }

    @Override
    public String toString() {
        return id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowKey && ((RowKey) other).id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
