package org.mixedmodels.runner.api;

/**
 * A column of an output table.
 *
 * @param name its name
 * @param kind what its cells are
 */
public record OutputColumn(String name, Kind kind) {

    /** What the cells of a column are, if they are not missing. */
    public enum Kind {
        /** {@link String}. */
        TEXT,
        /** {@link Integer} or {@link Long}. */
        WHOLE_NUMBER,
        /** {@link Double}. */
        NUMBER,
        /** {@link Boolean}. */
        TRUTH
    }
}
