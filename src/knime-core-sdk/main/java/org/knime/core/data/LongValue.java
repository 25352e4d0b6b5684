package org.knime.core.data;

/** A value that reads as a 64-bit integer. */
public interface LongValue extends DataValue {

    long getLongValue();
}
