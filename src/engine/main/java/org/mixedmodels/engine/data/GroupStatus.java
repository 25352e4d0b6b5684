package org.mixedmodels.engine.data;

/** Whether the group of a row is known to what was learned from other rows. */
public enum GroupStatus {
    /** The group was among the rows that were learned from. */
    KNOWN,
    /** The group was not among them. */
    NEW,
    /** The row does not say to which group it belongs. */
    MISSING
}
