package org.knime.core.data;

/** A value that reads as a floating-point number. */
public interface DoubleValue extends DataValue {

    double getDoubleValue();
}
