package org.mixedmodels.engine.data;

/**
 * A named column of rows.
 *
 * @param name the column's name, unique within its source
 * @param kind how its values are read
 */
public record Column(String name, ColumnKind kind) {

    /** A column of numbers. */
    public static Column numeric(String name) {
        return new Column(name, ColumnKind.NUMERIC);
    }

    /** A column of categories. */
    public static Column nominal(String name) {
        return new Column(name, ColumnKind.NOMINAL);
    }
}
