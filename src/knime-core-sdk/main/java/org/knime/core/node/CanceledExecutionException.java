package org.knime.core.node;

/** Says that the user has cancelled the execution. */
public class CanceledExecutionException extends Exception {

    private static final long serialVersionUID = 1L;

    public CanceledExecutionException() {
        this("Execution canceled");
    }

    public CanceledExecutionException(String s) {
        super(s);
    }
}
