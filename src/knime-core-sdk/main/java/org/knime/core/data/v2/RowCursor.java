package org.knime.core.data.v2;

import java.io.Closeable;

/** Walks once over the rows of a table. */
public interface RowCursor extends Closeable {

    /** Moves to the next row; null at the end. The returned object is the same for every row. */
    RowRead forward();

    boolean canForward();

    int getNumColumns();

    @Override
    void close();
}
