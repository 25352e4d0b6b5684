package org.knime.core.data.container;

import java.util.LinkedHashSet;
import java.util.Set;
import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomain;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.NominalValue;

/**
 * Follows the cells of one column: bounds of ordered values and distinct values of nominal ones, the latter up to {@link
 * #MAX_POSSIBLE_VALUES}. Missing cells and NaN do not count for the bounds.
 */
final class ColumnDomainTracker {

    /** A column with more distinct values than this has none in its domain. */
    static final int MAX_POSSIBLE_VALUES = 60;

    private final DataColumnSpec spec;
    private final boolean bounded;
    private DataCell lower;
    private DataCell upper;
    private Set<DataCell> values;

    /** @param fromSpec whether to widen the domain that the spec states, rather than to start from nothing */
    ColumnDomainTracker(DataColumnSpec spec, boolean fromSpec) {
        this.spec = spec;
        DataType type = spec.getType();
        this.bounded = type.isCompatible(BoundedValue.class);
        this.values = type.isCompatible(NominalValue.class) ? new LinkedHashSet<>() : null;
        if (fromSpec) {
            start(spec.getDomain());
        }
    }

    private void start(DataColumnDomain domain) {
        lower = domain.getLowerBound();
        upper = domain.getUpperBound();
        if (values != null && domain.hasValues()) {
            values.addAll(domain.getValues());
        }
    }

    void track(DataCell cell) {
        if (cell.isMissing()) {
            return;
        }
        if (values != null && values.add(cell) && values.size() > MAX_POSSIBLE_VALUES) {
            values = null;
        }
        if (bounded && !isNaN(cell)) {
            lower = lower == null || compare(cell, lower) < 0 ? cell : lower;
            upper = upper == null || compare(cell, upper) > 0 ? cell : upper;
        }
    }

    private static boolean isNaN(DataCell cell) {
        return cell instanceof DoubleValue && Double.isNaN(((DoubleValue) cell).getDoubleValue());
    }

    private static int compare(DataCell a, DataCell b) {
        if (a instanceof LongValue && b instanceof LongValue) {
            return Long.compare(((LongValue) a).getLongValue(), ((LongValue) b).getLongValue());
        }
        return Double.compare(((DoubleValue) a).getDoubleValue(), ((DoubleValue) b).getDoubleValue());
    }

    DataColumnSpec result() {
        DataColumnDomainCreator domain = new DataColumnDomainCreator(spec.getDomain());
        if (bounded) {
            domain.setLowerBound(lower);
            domain.setUpperBound(upper);
        }
        if (spec.getType().isCompatible(NominalValue.class)) {
            domain.setValues(values);
        }
        DataColumnSpecCreator column = new DataColumnSpecCreator(spec);
        column.setDomain(domain.createDomain());
        return column.createSpec();
    }
}
