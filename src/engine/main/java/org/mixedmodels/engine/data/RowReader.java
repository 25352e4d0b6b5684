package org.mixedmodels.engine.data;

import org.jspecify.annotations.Nullable;

/** One pass over the rows of a source. Not thread safe. */
public interface RowReader extends AutoCloseable {

    /** The next block of rows, or null after the last one. The block is reused: read it before the next call. */
    @Nullable
    RowBatch next();

    /**
     * The categories of a nominal column that were met so far.
     *
     * @param column index into the wanted columns
     * @throws IllegalArgumentException if that column is numeric
     */
    LevelDictionary levels(int column);

    @Override
    void close();
}
