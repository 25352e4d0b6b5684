package org.knime.core.data;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** What is known of a column's content before reading it: bounds and distinct values; each part may be unknown. */
public final class DataColumnDomain {

    private final DataCell lower;
    private final DataCell upper;
    private final Set<DataCell> values;

    DataColumnDomain(DataCell lower, DataCell upper, Set<? extends DataCell> values) {
        this.lower = lower;
        this.upper = upper;
        this.values = values == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    /** The distinct values in order of their first occurrence, or null. */
    public Set<DataCell> getValues() {
        return values;
    }

    public boolean hasValues() {
        return values != null;
    }

    /** The smallest value, or null. */
    public DataCell getLowerBound() {
        return lower;
    }

    public boolean hasLowerBound() {
        return lower != null;
    }

    /** The largest value, or null. */
    public DataCell getUpperBound() {
        return upper;
    }

    public boolean hasUpperBound() {
        return upper != null;
    }

    public boolean hasBounds() {
        return hasLowerBound() && hasUpperBound();
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof DataColumnDomain)) {
            return false;
        }
        DataColumnDomain domain = (DataColumnDomain) other;
        return Objects.equals(lower, domain.lower)
                && Objects.equals(upper, domain.upper)
                && Objects.equals(values, domain.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(lower, upper, values);
    }

    @Override
    public String toString() {
        return "[" + lower + ", " + upper + "] " + values;
    }
}
