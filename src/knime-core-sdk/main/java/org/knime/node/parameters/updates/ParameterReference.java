package org.knime.node.parameters.updates;

/**
 * A name for the value of one field, given to it by {@link ValueReference}.
 *
 * @param <V> the type of the field, boxed
 */
public interface ParameterReference<V> {}
