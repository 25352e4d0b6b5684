package org.mixedmodels.knime.table;

import java.util.List;
import java.util.OptionalLong;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomain;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.LongValue;

/** What the spec of a column tells of its values before any row is read. */
public final class KnownValues {

    private KnownValues() {}

    /** Returns the categories of a nominal column, sorted; none if they are not known (KNIME keeps at most 60). */
    public static List<String> categories(DataColumnSpec column) {
        if (ColumnTypes.isBoolean(column)) {
            return List.of("false", "true");
        }
        DataColumnDomain domain = column.getDomain();
        if (!ColumnTypes.isNominal(column) || !domain.hasValues()) {
            return List.of();
        }
        return domain.getValues().stream().map(DataCell::toString).sorted().toList();
    }

    /** Returns how many distinct values the column has at most; empty if that is not known. */
    public static OptionalLong atMost(DataColumnSpec column) {
        DataColumnDomain domain = column.getDomain();
        if (ColumnTypes.isBoolean(column)) {
            return OptionalLong.of(2);
        }
        if (domain.hasValues()) {
            return OptionalLong.of(domain.getValues().size());
        }
        if (domain.hasBounds()
                && domain.getLowerBound() instanceof LongValue lower
                && domain.getUpperBound() instanceof LongValue upper) {
            return OptionalLong.of(upper.getLongValue() - lower.getLongValue() + 1);
        }
        return OptionalLong.empty();
    }
}
