package org.knime.core.data;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** Makes domains, also from a given one. */
public class DataColumnDomainCreator {

    private DataCell lower;
    private DataCell upper;
    private Set<? extends DataCell> values;

    public DataColumnDomainCreator() {}

    public DataColumnDomainCreator(DataColumnDomain copyFrom) {
        this(copyFrom.getValues(), copyFrom.getLowerBound(), copyFrom.getUpperBound());
    }

    public DataColumnDomainCreator(Set<? extends DataCell> values) {
        this(values, null, null);
    }

    public DataColumnDomainCreator(DataCell[] values) {
        this(new LinkedHashSet<>(Arrays.asList(values)));
    }

    public DataColumnDomainCreator(DataCell lowerBound, DataCell upperBound) {
        this((Set<DataCell>) null, lowerBound, upperBound);
    }

    public DataColumnDomainCreator(Set<? extends DataCell> values, DataCell lowerBound, DataCell upperBound) {
        this.values = values;
        this.lower = lowerBound;
        this.upper = upperBound;
    }

    public void setValues(Set<? extends DataCell> values) {
        this.values = values;
    }

    public void setLowerBound(DataCell lower) {
        this.lower = lower;
    }

    public void setUpperBound(DataCell upper) {
        this.upper = upper;
    }

    public DataColumnDomain createDomain() {
        return new DataColumnDomain(lower, upper, values);
    }
}
