package org.mixedmodels.sdk;

import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.NodeModelAccess;
import org.knime.core.node.NodeProgressMonitor;

/** Makes contexts to execute nodes in. */
public final class Executions {

    /** Hears of progress. */
    @FunctionalInterface
    public interface Listener {

        /**
         * Something was reported.
         *
         * @param fraction from 0 to 1, NaN if not known
         * @param message empty if there is none
         */
        void progress(double fraction, String message);
    }

    private Executions() {}

    /** A context whose progress nobody hears of. */
    public static ExecutionContext silent() {
        return context(new DefaultNodeProgressMonitor());
    }

    /** A context that tells a listener; it is cancelled through its progress monitor. */
    public static ExecutionContext listening(Listener listener) {
        return context(new ListeningMonitor(listener));
    }

    /** A context that reports to a monitor and is cancelled by it. */
    public static ExecutionContext context(NodeProgressMonitor monitor) {
        return NodeModelAccess.context(monitor);
    }
}
