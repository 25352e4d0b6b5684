package org.mixedmodels.engine.data;

/** How the values of a column are read. */
public enum ColumnKind {
    /** Real numbers. */
    NUMERIC,
    /** Categories, identified by their text. */
    NOMINAL
}
