package org.mixedmodels.engine.progress;

/** Receives the progress of long work and can ask it to stop. Called from the working thread. */
public interface ProgressMonitor {

    /**
     * Tells how far the work has come.
     *
     * @param fraction between 0 and 1, or NaN where that is not known
     * @param message what is being done, in words
     */
    void report(double fraction, String message);

    /** Whether the work should stop. */
    boolean isCancelled();

    /** Stops the work by an exception if it should stop. */
    default void checkCancelled() {
        if (isCancelled()) {
            throw new CancelledException();
        }
    }

    /** A monitor that nobody looks at. */
    static ProgressMonitor none() {
        return new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                // nobody looks
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
    }
}
