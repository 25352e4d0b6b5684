package org.knime.core.data;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.JComponent;
import org.knime.core.node.port.PortObjectSpec;

/** The columns of a table in their order; names are unique. */
public final class DataTableSpec implements PortObjectSpec, Iterable<DataColumnSpec> {

    private static final String DEFAULT_NAME = "default";

    private final String name;
    private final List<DataColumnSpec> columns;
    private final Map<String, Integer> indices = new LinkedHashMap<>();

    public DataTableSpec() {
        this(new DataColumnSpec[0]);
    }

    public DataTableSpec(DataColumnSpec... colSpecs) {
        this(DEFAULT_NAME, colSpecs);
    }

    /** @throws IllegalArgumentException if two columns have one name */
    public DataTableSpec(String name, DataColumnSpec... colSpecs) {
        this.name = name == null ? DEFAULT_NAME : name;
        this.columns = List.of(colSpecs);
        for (DataColumnSpec column : columns) {
            if (indices.put(column.getName(), indices.size()) != null) {
                throw new IllegalArgumentException("Two columns have the name \"" + column.getName() + "\"");
            }
        }
    }

    /** The columns of both specs, the first spec's first. */
    public DataTableSpec(DataTableSpec spec1, DataTableSpec spec2) {
        this(Stream.concat(spec1.stream(), spec2.stream()).toArray(DataColumnSpec[]::new));
    }

    public DataTableSpec(String[] names, DataType[] types) {
        this(createColumnSpecs(names, types));
    }

    /** Columns without a domain. */
    public static final DataColumnSpec[] createColumnSpecs(String[] names, DataType[] types) {
        if (names.length != types.length) {
            throw new IllegalArgumentException(names.length + " names for " + types.length + " types");
        }
        return IntStream.range(0, types.length)
                .mapToObj(column -> new DataColumnSpecCreator(names[column], types[column]).createSpec())
                .toArray(DataColumnSpec[]::new);
    }

    /** The wanted name, followed by (#1), (#2), ... if the table has it already. */
    public static String getUniqueColumnName(DataTableSpec spec, String columnName) {
        String wanted = columnName.trim();
        String unique = wanted;
        for (int i = 1; spec.containsName(unique); i++) {
            unique = wanted + " (#" + i + ")";
        }
        return unique;
    }

    public String getName() {
        return name;
    }

    public int getNumColumns() {
        return columns.size();
    }

    public DataColumnSpec getColumnSpec(int index) {
        return columns.get(index);
    }

    /** The column of that name, or null. */
    public DataColumnSpec getColumnSpec(String column) {
        int index = findColumnIndex(column);
        return index < 0 ? null : columns.get(index);
    }

    /** The index of the column of that name, or -1. */
    public int findColumnIndex(String columnName) {
        return indices.getOrDefault(columnName, -1);
    }

    public boolean containsName(String columnName) {
        return indices.containsKey(columnName);
    }

    public final String[] getColumnNames() {
        return indices.keySet().toArray(new String[0]);
    }

    /** @throws IllegalArgumentException if a name is not a column */
    public int[] columnsToIndices(String... columns) {
        int[] result = new int[columns.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = findColumnIndex(columns[i]);
            if (result[i] < 0) {
                throw new IllegalArgumentException("No column \"" + columns[i] + "\" in the table");
            }
        }
        return result;
    }

    /** @throws IndexOutOfBoundsException if an index is not a column */
    public void verifyIndices(int... indices) {
        for (int index : indices) {
            if (index < 0 || index >= columns.size()) {
                throw new IndexOutOfBoundsException("No column " + index + " in a table of " + columns.size());
            }
        }
    }

    public Stream<DataColumnSpec> stream() {
        return columns.stream();
    }

    @Override
    public Iterator<DataColumnSpec> iterator() {
        return columns.iterator();
    }

    /** Whether names and types are the same; domains do not count. */
    public boolean equalStructure(DataTableSpec spec) {
        if (spec == null || spec.getNumColumns() != getNumColumns()) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).equalStructure(spec.columns.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof DataTableSpec && columns.equals(((DataTableSpec) obj).columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    @Override
    public String toString() {
        return "name=" + name + ",columns=" + Arrays.toString(getColumnNames());
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }
}
