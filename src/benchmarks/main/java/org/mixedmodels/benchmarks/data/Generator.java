package org.mixedmodels.benchmarks.data;

import org.mixedmodels.engine.data.RowBatch;

/** Makes the rows of one pass, in order. */
interface Generator {

    /**
     * Writes the next row, all columns of the source.
     *
     * @param batch with room for it; the columns are those of the source, in its order
     * @param row where to write in the batch
     */
    void next(RowBatch batch, int row);
}
