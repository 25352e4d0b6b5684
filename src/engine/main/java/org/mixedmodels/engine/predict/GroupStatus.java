package org.mixedmodels.engine.predict;

/** Whether the group of a row is known to a model. */
public enum GroupStatus {
    /** The model has an estimate for the group. */
    KNOWN,
    /** The group was not among the rows that the model was fitted to. */
    NEW,
    /** The row does not say to which group it belongs. */
    MISSING
}
