package org.knime.core.data;

import java.util.Objects;

/** Name, type and domain of a column; made by {@link DataColumnSpecCreator}. */
public final class DataColumnSpec {

    private final String name;
    private final DataType type;
    private final DataColumnDomain domain;

    DataColumnSpec(String name, DataType type, DataColumnDomain domain) {
        this.name = name;
        this.type = type;
        this.domain = domain;
    }

    public String getName() {
        return name;
    }

    public DataType getType() {
        return type;
    }

    public DataColumnDomain getDomain() {
        return domain;
    }

    /** Whether name and type are the same; the domain does not count. */
    public boolean equalStructure(DataColumnSpec other) {
        return other != null && name.equals(other.name) && type.equals(other.type);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof DataColumnSpec)) {
            return false;
        }
        DataColumnSpec spec = (DataColumnSpec) other;
        return equalStructure(spec) && domain.equals(spec.domain);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type);
    }

    @Override
    public String toString() {
        return name + " (" + type + ")";
    }
}
