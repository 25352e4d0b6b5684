package org.mixedmodels.runner.api;

/** How a command ended, as a number for the calling process; 3 and 4 as KNIME's batch executor has them. */
public enum ExitCode {
    /** Everything asked for was done. */
    OK(0),
    /** Data or arguments that cannot be worked with. */
    BAD_INPUT(1),
    /** A command line that cannot be understood, or an option that is not built yet. */
    USAGE(2),
    /** A workflow that cannot be loaded. */
    LOAD_ERROR(3),
    /** A node that did not execute, or a table that differs from what is expected. */
    NOT_EXECUTED(4);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The exit status of the process. */
    public int status() {
        return status;
    }
}
