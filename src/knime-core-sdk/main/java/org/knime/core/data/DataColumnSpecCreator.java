package org.knime.core.data;

import java.util.Objects;

/** Makes column specs, also from a given one. Changing the type drops nothing else. */
public final class DataColumnSpecCreator {

    private String name;
    private DataType type;
    private DataColumnDomain domain;

    public DataColumnSpecCreator(String name, DataType type) {
        setName(name);
        setType(type);
        setDomain(null);
    }

    public DataColumnSpecCreator(DataColumnSpec cspec) {
        this(cspec.getName(), cspec.getType());
        setDomain(cspec.getDomain());
    }

    /** Takes the name without blanks around it; a name of blanks only becomes a made-up one. */
    public void setName(String name) {
        String trimmed = Objects.requireNonNull(name, "A column needs a name").trim();
        this.name = trimmed.isEmpty() ? "<empty>" : trimmed;
    }

    public void setType(DataType type) {
        this.type = Objects.requireNonNull(type, "A column needs a type");
    }

    public DataType getType() {
        return type;
    }

    /** Sets the domain; null makes it unknown. */
    public void setDomain(DataColumnDomain domain) {
        this.domain = domain == null ? new DataColumnDomain(null, null, null) : domain;
    }

    public DataColumnSpec createSpec() {
        return new DataColumnSpec(name, type, domain);
    }
}
