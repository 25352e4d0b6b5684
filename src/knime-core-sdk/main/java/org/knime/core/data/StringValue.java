package org.knime.core.data;

/** A value that reads as text. */
public interface StringValue extends DataValue {

    String getStringValue();
}
