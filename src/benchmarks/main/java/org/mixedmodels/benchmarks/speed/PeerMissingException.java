package org.mixedmodels.benchmarks.speed;

/** R or lme4 cannot be run, failed or took too long. The reason says which. */
public final class PeerMissingException extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;

    /** An exception with a reason for the user. */
    public PeerMissingException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** What is missing. */
    public String reason() {
        return reason;
    }
}
