package org.knime.node.parameters.validation;

/** A check that the dialog makes while the user types. */
public interface BuiltinValidation {

    /** Shown below the control while the check fails. */
    String getErrorMessage();

    /** What the dialog needs to know for the check. */
    Object getParameters();
}
