package org.mixedmodels.engine.center;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixedmodels.engine.data.Column;

/**
 * Which predictors are centered, and how.
 *
 * @param columns the numeric columns
 * @param method what is subtracted
 * @param groupColumn the column that defines groups; there if and only if the method needs it
 */
public record CenteringDefinition(List<String> columns, CenteringMethod method, Optional<String> groupColumn) {

    /** Checks that there are columns, and groups where they are needed. */
    public CenteringDefinition {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("no column to center");
        }
        if (method.isByGroup() != groupColumn.isPresent()) {
            throw new IllegalArgumentException(method + (groupColumn.isPresent() ? " has no groups" : " needs groups"));
        }
    }

    /** The columns that a pass reads: those to center, then the groups. */
    public List<Column> wanted() {
        List<Column> wanted = new ArrayList<>();
        columns.forEach(name -> wanted.add(Column.numeric(name)));
        groupColumn.ifPresent(name -> wanted.add(Column.nominal(name)));
        return wanted;
    }
}
