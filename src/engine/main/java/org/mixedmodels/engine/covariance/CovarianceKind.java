package org.mixedmodels.engine.covariance;

/** Which variances and correlations a random-effects term has. */
public enum CovarianceKind {
    /** Every variance and every correlation is estimated. */
    UNSTRUCTURED,
    /** Every variance is estimated, the effects are uncorrelated. */
    DIAGONAL;

    /** The structure of this kind for a term with so many columns. */
    public CovarianceStructure structure(int columns) {
        return switch (this) {
            case UNSTRUCTURED -> new UnstructuredCovariance(columns);
            case DIAGONAL -> new DiagonalCovariance(columns);
        };
    }
}
