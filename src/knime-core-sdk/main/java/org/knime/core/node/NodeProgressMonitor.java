package org.knime.core.node;

import java.util.function.Supplier;

/** Where progress arrives and where a wish to cancel comes from. */
public interface NodeProgressMonitor {

    /** @throws CanceledExecutionException if the user wants to cancel */
    void checkCanceled() throws CanceledExecutionException;

    /** @param progress from 0 to 1 */
    void setProgress(double progress);

    /** From 0 to 1, or null if none was reported. */
    Double getProgress();

    void setProgress(double progress, String message);

    default void setProgress(double progress, Supplier<String> message) {
        setProgress(progress, message.get());
    }

    void setMessage(String message);

    default void setMessage(Supplier<String> message) {
        setMessage(message.get());
    }

    void setProgress(String message);

    String getMessage();

    void setExecuteCanceled();

    void reset();
}
