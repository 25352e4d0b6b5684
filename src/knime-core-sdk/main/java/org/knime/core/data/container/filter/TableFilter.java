package org.knime.core.data.container.filter;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.knime.core.data.DataTableSpec;

/** Says which columns of a table are to be read; the others cannot be accessed. Indices stay those of the table. */
public final class TableFilter {

    private final Set<Integer> columns;

    private TableFilter(Set<Integer> columns) {
        this.columns = Collections.unmodifiableSet(columns);
    }

    /** @throws IllegalArgumentException if an index is given twice */
    public static TableFilter materializeCols(int... indices) {
        Set<Integer> columns = new TreeSet<>();
        for (int index : indices) {
            if (!columns.add(index)) {
                throw new IllegalArgumentException("Column " + index + " is given twice");
            }
        }
        return new TableFilter(columns);
    }

    public static TableFilter materializeCols(DataTableSpec spec, String... columnNames) {
        return materializeCols(spec.columnsToIndices(columnNames));
    }

    /** The indices of the columns to be read; empty means all. */
    public Optional<Set<Integer>> getMaterializeColumnIndices() {
        return Optional.of(columns);
    }
}
