package org.knime.core.node;

/** Remembers what was reported last and whether cancelling is wanted. */
public class DefaultNodeProgressMonitor implements NodeProgressMonitor {

    private volatile boolean canceled;
    private volatile Double progress;
    private volatile String message;

    public DefaultNodeProgressMonitor() {}

    protected boolean isCanceled() {
        return canceled;
    }

    @Override
    public void checkCanceled() throws CanceledExecutionException {
        if (isCanceled()) {
            throw new CanceledExecutionException();
        }
    }

    @Override
    public void setExecuteCanceled() {
        canceled = true;
    }

    /** Progress never goes back and stays between 0 and 1. */
    @Override
    public synchronized void setProgress(double progress) {
        double bounded = Math.max(0, Math.min(1, progress));
        if (this.progress == null || bounded > this.progress) {
            this.progress = bounded;
        }
    }

    @Override
    public synchronized void setProgress(double progress, String message) {
        setProgress(progress);
        setMessage(message);
    }

    @Override
    public synchronized void setProgress(String message) {
        setMessage(message);
    }

    @Override
    public synchronized void setMessage(String message) {
        this.message = message;
    }

    @Override
    public Double getProgress() {
        return progress;
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public synchronized void reset() {
        canceled = false;
        progress = null;
        message = null;
    }
}
