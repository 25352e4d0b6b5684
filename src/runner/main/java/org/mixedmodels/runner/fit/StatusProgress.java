package org.mixedmodels.runner.fit;

import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.runner.output.StatusLine;

/** Shows the engine's progress on the status line. */
record StatusProgress(StatusLine status) implements ProgressMonitor {

    @Override
    public void report(double fraction, String message) {
        status.show(message);
    }

    @Override
    public boolean isCancelled() {
        return false; // the process is stopped instead
    }
}
