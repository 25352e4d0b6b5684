package org.knime.core.webui.node.dialog.defaultdialog.util.updates;

/** Ends the computation of a dialog's value without a result. Internal in KNIME: nodes do not refer to it. */
public final class StateComputationFailureException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With the reason, for the log. */
    public StateComputationFailureException(String message) {
        super(message);
    }
}
