package org.knime.core.data;

/** A value that is not known. */
public interface MissingValue extends DataValue {

    /** Why the value is missing, or null. */
    String getError();
}
