package org.mixedmodels.engine.inference;

/** Which reference distribution the tests of fixed effects use. */
public enum DegreesOfFreedom {
    /** Student's t with n - p degrees of freedom. */
    RESIDUAL,
    /** The normal distribution. */
    NONE
}
