package org.mixedmodels.engine.fit;

/** What happens to rows with a missing value in a column of the model. */
public enum MissingValues {
    /** They are left out and counted. */
    SKIP,
    /** They are an error. */
    FAIL
}
