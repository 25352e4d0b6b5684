package org.knime.core.node;

import java.util.function.Supplier;

/** Takes the progress of a computation and tells it when to stop. */
public class ExecutionMonitor {

    private final NodeProgressMonitor progress;

    public ExecutionMonitor() {
        this(null);
    }

    public ExecutionMonitor(NodeProgressMonitor progress) {
        this.progress = progress == null ? new DefaultNodeProgressMonitor() : progress;
    }

    public final NodeProgressMonitor getProgressMonitor() {
        return progress;
    }

    /** @throws CanceledExecutionException if the user wants to cancel */
    public void checkCanceled() throws CanceledExecutionException {
        progress.checkCanceled();
    }

    /** @param progress from 0 to 1 */
    public void setProgress(double progress) {
        this.progress.setProgress(progress);
    }

    public void setProgress(double progress, String message) {
        this.progress.setProgress(progress, message);
    }

    public void setProgress(double progress, Supplier<String> messageSupplier) {
        this.progress.setProgress(progress, messageSupplier);
    }

    public void setProgress(String message) {
        progress.setProgress(message);
    }

    public void setMessage(String message) {
        progress.setMessage(message);
    }

    public void setMessage(Supplier<String> messageSupplier) {
        progress.setMessage(messageSupplier);
    }

    /** A monitor whose whole is the given share, from 0 to 1, of this one. */
    public ExecutionMonitor createSubProgress(double maxProg) {
        return new ExecutionMonitor(new SubProgressMonitor(progress, maxProg));
    }
}
