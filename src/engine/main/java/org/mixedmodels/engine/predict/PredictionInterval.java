package org.mixedmodels.engine.predict;

/** What the limits of a prediction are meant to contain. */
public enum PredictionInterval {
    /** There are no limits, and no standard errors. */
    NONE,
    /** The expected value. */
    CONFIDENCE,
    /** A new outcome. */
    PREDICTION
}
