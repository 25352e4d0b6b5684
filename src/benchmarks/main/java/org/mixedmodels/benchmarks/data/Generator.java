package org.mixedmodels.benchmarks.data;

import java.util.SplittableRandom;
import org.mixedmodels.engine.data.RowBatch;

/** Makes a row out of random numbers. Shared by the threads that read. */
interface Generator {

    /**
     * Writes a row, all columns of the source.
     *
     * @param random where its randomness comes from
     * @param batch with room for it; the columns are those of the source, in its order
     * @param row where to write in the batch
     */
    void next(SplittableRandom random, RowBatch batch, int row);
}
