package org.mixedmodels.engine.progress;

/** The work was stopped because its {@link ProgressMonitor} asked for it. */
public final class CancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An exception without further detail. */
    public CancelledException() {
        super("cancelled");
    }
}
