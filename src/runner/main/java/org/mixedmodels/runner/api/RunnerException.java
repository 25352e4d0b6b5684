package org.mixedmodels.runner.api;

/** An end that a user can understand: the message is written to the terminal as it is, without a stack trace. */
public final class RunnerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    /**
     * An end with a message.
     *
     * @param exitCode the exit status of the process
     * @param message what is wrong, in a sentence
     */
    public RunnerException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Data or arguments that cannot be worked with. */
    public static RunnerException badInput(String message) {
        return new RunnerException(ExitCode.BAD_INPUT, message);
    }

    /** A command line that makes no sense, or asks for what is not built yet. */
    public static RunnerException usage(String message) {
        return new RunnerException(ExitCode.USAGE, message);
    }

    /** The exit status of the process. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
