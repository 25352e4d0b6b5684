package org.mixedmodels.runner.api;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

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

    /** A file that was asked for and cannot be written. */
    public static RunnerException notWritten(Path file, Exception cause) {
        return badInput("The file " + file + " cannot be written: " + reason(cause) + ".");
    }

    private static String reason(Exception cause) {
        Throwable root = cause instanceof UncheckedIOException ? cause.getCause() : cause;
        if (root instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (root instanceof FileAlreadyExistsException || root instanceof NoSuchFileException) {
            return "its folder does not exist and cannot be made";
        }
        return root == null ? "unknown reason" : String.valueOf(root.getMessage());
    }

    /** The exit status of the process. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
