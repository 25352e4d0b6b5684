package org.mixedmodels.knime.message;

/** How much a warning matters to someone who reads three of them; the first is the weightiest. */
public enum Weight {
    /** The results must not be reported. */
    UNUSABLE,
    /** Rows are not in the model. */
    DATA_LEFT_OUT,
    /** The model is not the one that its user probably means. */
    SPECIFICATION,
    /** The data do not support a part of the model. */
    UNSUPPORTED,
    /** Something was done otherwise than chosen. */
    CHANGED,
    /** Results that are to be read with care. */
    ADVICE
}
