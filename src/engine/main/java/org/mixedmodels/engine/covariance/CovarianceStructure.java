package org.mixedmodels.engine.covariance;

/**
 * The relative covariance factor Lambda (q x q, lower triangular) of one random-effects term as a linear function of
 * its parameters theta: each theta is one entry of Lambda.
 *
 * <p>The covariance matrix of the term's effects is sigma^2 Lambda Lambda'. Source: Bates, Maechler, Bolker and Walker
 * (2015), J. Stat. Softw. 67(1), section 2.2.
 */
public sealed interface CovarianceStructure permits UnstructuredCovariance, DiagonalCovariance {

    /** The number of columns q. */
    int columns();

    /** The number of parameters theta. */
    int parameters();

    /** The row of Lambda in which parameter k stands. */
    int row(int k);

    /** The column of Lambda in which parameter k stands. */
    int column(int k);

    /** Whether parameter k stands on the diagonal of Lambda. */
    default boolean isDiagonal(int k) {
        return row(k) == column(k);
    }
}
