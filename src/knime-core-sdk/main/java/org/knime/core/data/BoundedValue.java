package org.knime.core.data;

/** Mark of values that have an order, so that a column's domain has a lower and an upper bound. */
public interface BoundedValue extends DataValue {}
