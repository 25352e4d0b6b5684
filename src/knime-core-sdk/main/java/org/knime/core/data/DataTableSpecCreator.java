package org.knime.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes table specs step by step, also from a given one. */
public final class DataTableSpecCreator {

    private final List<DataColumnSpec> columns = new ArrayList<>();
    private String name;

    public DataTableSpecCreator() {}

    public DataTableSpecCreator(DataTableSpec spec) {
        name = spec.getName();
        addColumns(spec);
    }

    public DataTableSpecCreator setName(String name) {
        this.name = name;
        return this;
    }

    public DataTableSpecCreator addColumns(DataColumnSpec... columns) {
        this.columns.addAll(Arrays.asList(columns));
        return this;
    }

    public DataTableSpecCreator addColumns(DataTableSpec fromSpec) {
        fromSpec.forEach(columns::add);
        return this;
    }

    public DataTableSpecCreator replaceColumn(int index, DataColumnSpec colSpec) {
        columns.set(index, colSpec);
        return this;
    }

    /** Makes every column's domain unknown. */
    public DataTableSpecCreator dropAllDomains() {
        columns.replaceAll(column -> new DataColumnSpecCreator(column.getName(), column.getType()).createSpec());
        return this;
    }

    /** @throws IllegalArgumentException if two columns have one name */
    public DataTableSpec createSpec() {
        return new DataTableSpec(name, columns.toArray(new DataColumnSpec[0]));
    }
}
