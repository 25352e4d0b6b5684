package org.mixedmodels.sdk;

import org.jspecify.annotations.Nullable;
import org.knime.core.node.DefaultNodeProgressMonitor;

/** Tells a listener whenever progress or message change. */
final class ListeningMonitor extends DefaultNodeProgressMonitor {

    private final Executions.Listener listener;

    ListeningMonitor(Executions.Listener listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void setProgress(double progress) {
        super.setProgress(progress);
        tell();
    }

    @Override
    public synchronized void setMessage(@Nullable String message) {
        super.setMessage(message);
        tell();
    }

    private void tell() {
        Double progress = getProgress();
        String message = getMessage();
        listener.progress(progress == null ? Double.NaN : progress, message == null ? "" : message);
    }
}
