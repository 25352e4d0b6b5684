package org.mixedmodels.engine.covariance;

/** Which variances and correlations a random-effects term has. */
public enum CovarianceKind {
    /** Every variance and every correlation is estimated. */
    UNSTRUCTURED("us"),
    /** Every variance is estimated, the effects are uncorrelated. */
    DIAGONAL("diag"),
    /** All effects have the same variance and are uncorrelated. */
    HOMOGENEOUS("homdiag"),
    /** All effects have the same variance, all pairs of them the same correlation. */
    COMPOUND_SYMMETRY("homcs");

    private final String function;

    CovarianceKind(String function) {
        this.function = function;
    }

    /** The function that stands for this kind in a formula of glmmTMB. */
    public String function() {
        return function;
    }

    /** The structure of this kind for a term with so many columns. */
    public CovarianceStructure structure(int columns) {
        return switch (this) {
            case UNSTRUCTURED -> new UnstructuredCovariance(columns);
            case DIAGONAL -> new DiagonalCovariance(columns);
            case HOMOGENEOUS -> new HomogeneousCovariance(columns);
            case COMPOUND_SYMMETRY -> new CompoundSymmetry(columns);
        };
    }

    /**
     * Whether every covariance matrix of another kind is one of this kind as well, variances of zero being allowed.
     *
     * @param other the other kind
     * @param sameEffects whether both are for the same effects; else the other is for some of them
     */
    public boolean contains(CovarianceKind other, boolean sameEffects) {
        return switch (this) {
            case UNSTRUCTURED -> true;
            case DIAGONAL -> other == DIAGONAL || other == HOMOGENEOUS;
            case HOMOGENEOUS -> sameEffects && other == HOMOGENEOUS;
            case COMPOUND_SYMMETRY -> sameEffects && (other == HOMOGENEOUS || other == COMPOUND_SYMMETRY);
        };
    }
}
