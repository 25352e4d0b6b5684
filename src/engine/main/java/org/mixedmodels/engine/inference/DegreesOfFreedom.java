package org.mixedmodels.engine.inference;

/** Which reference distribution the tests of fixed effects use. */
public enum DegreesOfFreedom {
    /**
     * Student's t and F with the degrees of freedom of Satterthwaite (1946) and, for several contrasts at once, of Fai and
     * Cornelius (1996).
     */
    SATTERTHWAITE,
    /**
     * Student's t and scaled F with the degrees of freedom of Kenward and Roger (1997), the standard errors corrected for
     * the estimation of the variances. A model fitted by ML is fitted by REML first.
     */
    KENWARD_ROGER,
    /** Student's t and F with n - p degrees of freedom. */
    RESIDUAL,
    /** The normal distribution, and chi-square. */
    NONE
}
