package org.knime.core.data;

/** A value that reads as true or false. */
public interface BooleanValue extends DataValue {

    boolean getBooleanValue();
}
