package org.knime.core.data;

/** Mark of values whose distinct occurrences are worth listing in a column's domain. */
public interface NominalValue extends DataValue {}
