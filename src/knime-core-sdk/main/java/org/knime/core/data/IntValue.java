package org.knime.core.data;

/** A value that reads as a 32-bit integer. */
public interface IntValue extends DataValue {

    int getIntValue();
}
