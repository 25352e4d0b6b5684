package org.mixedmodels.engine.residual;

/**
 * How much of the rows is kept for drawing.
 *
 * @param sampleRows how many rows at most; more are drawn from within the groups, in proportion
 * @param boxLevels for how many groups at most residuals are kept apart
 * @param boxRows how many residuals of such a group at most
 * @param seed of the random numbers; the same seed keeps the same rows
 */
public record RowOptions(int sampleRows, int boxLevels, int boxRows, long seed) {

    /** 20,000 rows; 400 groups with 250 residuals; seed 1. */
    public static RowOptions defaults() {
        return new RowOptions(20_000, 400, 250, 1);
    }
}
