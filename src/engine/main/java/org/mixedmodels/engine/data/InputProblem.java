package org.mixedmodels.engine.data;

/**
 * What is wrong with data or a model, in words for a person.
 *
 * @param kind what sort of problem it is
 * @param message one sentence: what is wrong, with which numbers
 * @param advice one sentence: what to do
 */
public record InputProblem(Kind kind, String message, String advice) {

    /** Sorts of problems. */
    public enum Kind {
        /** A column that does not exist. */
        UNKNOWN_COLUMN,
        /** A column with text where numbers are needed. */
        WRONG_TYPE,
        /** A formula that cannot be read. */
        FORMULA,
        /** A model that makes no sense, such as one with the outcome among its predictors. */
        SPECIFICATION,
        /** No row is complete. */
        NO_ROWS,
        /** Fewer rows than coefficients. */
        TOO_FEW_ROWS,
        /** A grouping or predictor column with one level only. */
        TOO_FEW_LEVELS,
        /** The outcome has the same value everywhere. */
        CONSTANT_OUTCOME,
        /** Numbers so large or small that their squares cannot be computed. */
        SCALE,
        /** An infinite number. */
        INFINITE_VALUE,
        /** A weight that is zero or negative. */
        BAD_WEIGHT,
        /** A missing value where none is allowed. */
        MISSING_VALUE,
        /** As many random effects as rows: they cannot be told from the residuals. */
        RESIDUAL_UNIDENTIFIED,
        /** The residual variance is zero. */
        PERFECT_FIT,
        /** Too large for the memory or the time of a person. */
        TOO_LARGE,
        /** A group that a model does not know. */
        NEW_LEVEL,
        /** Models that cannot be compared. */
        INCOMPARABLE,
        /** A stored model that does not agree with itself. */
        DAMAGED_MODEL
    }
}
