package org.mixedmodels.engine.design;

/** How nominal predictors are coded where nothing else is said of a column; categories are in alphabetical order. */
public enum PredictorCoding {
    /** Treatment coding, the first category is the reference, as in R. */
    FIRST_REFERENCE,
    /** Treatment coding, the last category is the reference, as in SPSS and SAS. */
    LAST_REFERENCE,
    /** Sum coding: the last category has no column, as in R's {@code contr.sum}. */
    EFFECTS
}
