package org.mixedmodels.engine.center;

/**
 * A column that centering makes.
 *
 * @param predictor what it is made of
 * @param part which part of the predictor it is
 * @param level the place of the level among {@link CenteringDefinition#levels}, -1 for all rows together
 */
public record CenteredColumn(PredictorCentering predictor, Part part, int level) {

    /** A part of a predictor. */
    public enum Part {
        /** The value less the mean of the level. */
        CENTERED,
        /** The value less the mean of the level, divided by the standard deviation there. */
        STANDARDIZED,
        /** The mean of the level. */
        GROUP_MEAN,
        /** The mean of the level less that of the level above; above the highest is the mean over all rows. */
        BETWEEN
    }
}
