package org.knime.node.parameters;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.persistence.Persistable;

/**
 * The parameters of a node: a class of fields (not private) with a constructor without arguments and, where defaults
 * are guessed from the input, one that takes {@link NodeParametersInput}.
 */
public interface NodeParameters extends Persistable, WidgetGroup {

    /**
     * Checks the values of this object after they were loaded. Not called on parameters nested in this one.
     *
     * @throws InvalidSettingsException if a value or a combination of values is not allowed
     */
    default void validate() throws InvalidSettingsException {
        // every combination is allowed unless a class says otherwise
    }
}
