package org.mixedmodels.engine.predict;

/** What is predicted for a row whose group is new, or missing. */
public enum UnknownGroups {
    /** As for an average group; that the group is not average is part of the error. */
    POPULATION,
    /** Nothing, but for the population prediction. */
    MISSING,
    /** Nothing: the work fails. */
    FAIL
}
