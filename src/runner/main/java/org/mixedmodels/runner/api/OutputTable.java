package org.mixedmodels.runner.api;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A table at an output port of an executed node. */
public interface OutputTable {

    /** Its columns. */
    List<OutputColumn> columns();

    /** The number of rows. */
    long size();

    /**
     * Reads all rows.
     *
     * @param reader gets one array per row, reused between rows: an object of the column's kind per cell, null where
     *     missing
     */
    void forEachRow(Consumer<@Nullable Object[]> reader);
}
