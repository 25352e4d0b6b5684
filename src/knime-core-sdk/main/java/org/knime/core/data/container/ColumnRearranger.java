package org.knime.core.data.container;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;

/**
 * Describes a table made from another one of the same rows: columns kept, removed, moved, and columns computed by {@link
 * CellFactory factories}.
 */
public class ColumnRearranger {

    /** A column of the result: taken from the input if {@code factory} is null, else computed. */
    record Column(DataColumnSpec spec, CellFactory factory, int index) {}

    private final DataTableSpec original;
    private final List<Column> columns = new ArrayList<>();

    public ColumnRearranger(DataTableSpec original) {
        this.original = original;
        for (int i = 0; i < original.getNumColumns(); i++) {
            columns.add(new Column(original.getColumnSpec(i), null, i));
        }
    }

    public final void remove(String... colNames) {
        Set<String> names = checkedNames(colNames);
        columns.removeIf(column -> names.contains(column.spec().getName()));
    }

    private Set<String> checkedNames(String... names) {
        Set<String> wanted = new HashSet<>();
        for (String name : names) {
            if (indexOf(name) < 0) {
                throw new IllegalArgumentException("No column \"" + name + "\" to rearrange");
            }
            if (!wanted.add(name)) {
                throw new IllegalArgumentException("The column \"" + name + "\" is named twice");
            }
        }
        return wanted;
    }

    /** Removes the columns at these positions. */
    public final void remove(int... colIndices) {
        int[] sorted = colIndices.clone();
        Arrays.sort(sorted);
        for (int i = sorted.length - 1; i >= 0; i--) {
            if (i > 0 && sorted[i] == sorted[i - 1]) {
                throw new IndexOutOfBoundsException("Column " + sorted[i] + " is given twice");
            }
            columns.remove(sorted[i]);
        }
    }

    /** The position of the column of that name in the result as it is now, or -1. */
    public final int indexOf(String colName) {
        return columns.stream().map(column -> column.spec().getName()).toList().indexOf(colName);
    }

    public final void append(CellFactory fac) {
        insertAt(columns.size(), fac);
    }

    /** Puts the factory's columns before the column that is now at the position. */
    public final void insertAt(int position, CellFactory fac) {
        DataColumnSpec[] specs = fac.getColumnSpecs();
        for (int i = 0; i < specs.length; i++) {
            columns.add(position + i, new Column(specs[i], fac, i));
        }
    }

    public final void replace(CellFactory newCol, String colName) {
        int[] place = {indexOf(colName)};
        if (place[0] == -1) {
            throw new IllegalArgumentException("No column \"" + colName + "\" to replace");
        }
        replace(newCol, place);
    }

    /** Puts the factory's columns in the place of the columns at these positions, one for one. */
    public final void replace(CellFactory fac, int... colIndex) {
        DataColumnSpec[] specs = fac.getColumnSpecs();
        if (specs.length != colIndex.length) {
            throw new IndexOutOfBoundsException(
                    specs.length + " new columns cannot replace " + colIndex.length + " columns");
        }
        for (int i = 0; i < specs.length; i++) {
            columns.set(colIndex[i], new Column(specs[i], fac, i));
        }
    }

    /** The columns of the result. */
    public final DataTableSpec createSpec() {
        return new DataTableSpec(columns.stream().map(Column::spec).toArray(DataColumnSpec[]::new));
    }

    DataTableSpec original() {
        return original;
    }

    List<Column> columns() {
        return columns;
    }
}
