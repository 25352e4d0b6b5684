package org.mixedmodels.knime.message;

import java.util.function.Supplier;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.message.Message;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.progress.CancelledException;

/** Turns what stops the engine into what a node may throw. */
public final class Problems {

    private Problems() {}

    /** Work of the engine that may find bad input or be cancelled. */
    @FunctionalInterface
    public interface EngineWork<T> {
        /** Does the work. */
        T run() throws CanceledExecutionException, KNIMEException;
    }

    /**
     * Runs engine work within a node's execution.
     *
     * @throws KNIMEException for bad input, in words for the user
     * @throws CanceledExecutionException if the user cancelled
     */
    public static <T> T translate(EngineWork<T> work) throws CanceledExecutionException, KNIMEException {
        try {
            return work.run();
        } catch (RuntimeException e) {
            throw translated(e);
        }
    }

    /**
     * Runs checks of the engine within configure.
     *
     * @throws InvalidSettingsException for bad settings or input columns, in words for the user
     */
    public static <T> T inConfigure(Supplier<T> work) throws InvalidSettingsException {
        try {
            return work.get();
        } catch (InvalidInputException e) {
            throw message(e.problem()).toInvalidSettingsException(e);
        }
    }

    /** What a node's user is told: the problem as summary, the advice as resolution. */
    public static Message message(InputProblem problem) {
        return message(problem.message(), problem.advice());
    }

    /** A message of two parts: what is wrong, with the numbers; and what to do. */
    public static Message message(String problem, String advice) {
        return Message.fromSummaryWithResolution(problem, advice);
    }

    /**
     * Looks through the causes of an exception: KNIME may wrap what a cell factory throws.
     *
     * @return never; the result type lets callers write {@code throw translated(e)}
     */
    private static RuntimeException translated(RuntimeException e) throws CanceledExecutionException, KNIMEException {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInputException input) {
                throw KNIMEException.of(message(input.problem()), input);
            }
            if (cause instanceof CancelledException) {
                throw new CanceledExecutionException();
            }
        }
        return e;
    }
}
