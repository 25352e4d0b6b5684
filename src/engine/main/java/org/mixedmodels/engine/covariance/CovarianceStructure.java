package org.mixedmodels.engine.covariance;

import java.util.List;

/**
 * The relative covariance factor Lambda (q x q) of one random-effects term as a linear function of its parameters theta,
 *
 * <pre>
 *   Lambda(theta) = sum_k theta_k E_k.
 * </pre>
 *
 * <p>The covariance matrix of the term's effects is sigma^2 Lambda Lambda'. Source: Bates, Maechler, Bolker and Walker
 * (2015), J. Stat. Softw. 67(1), section 2.2; there Lambda is lower triangular, here it may be any square root.
 *
 * <p>A further structure is a record of this type and a {@link CovarianceKind} that makes it.
 */
public sealed interface CovarianceStructure
        permits UnstructuredCovariance, DiagonalCovariance, HomogeneousCovariance, CompoundSymmetry {

    /** The number of columns q. */
    int columns();

    /** The number of parameters theta. */
    int parameters();

    /** The entries of E_k that are not zero. */
    List<Entry> entries(int k);

    /**
     * Whether parameter k is a standard deviation, of an effect or of a direction in the space of the effects: zero is its
     * bound, and its sign means nothing if that of {@link #turnedWith} is turned too.
     */
    boolean isStdDev(int k);

    /** The parameters whose signs are turned together with that of a standard deviation k, itself included. */
    default List<Integer> turnedWith(int k) {
        return List.of(k);
    }

    /** Whether the effects may be correlated. */
    boolean isCorrelated();

    /**
     * Positive semidefinite matrices of which the covariance matrices of this structure are the linear combinations. In
     * these coefficients, unlike in theta, the covariance matrix of the outcome is linear.
     *
     * @param units q positive numbers, the sizes in which effects with variances of their own are counted
     * @return q x q matrices, row by row
     */
    List<double[]> basis(double[] units);

    /**
     * The parameters of about a covariance matrix, at a distance from singular ones.
     *
     * @param sigma a relative covariance matrix, q x q row by row, with a positive diagonal; it need not be definite
     * @param root a lower triangular square root of {@code sigma}, or of its diagonal if it is not definite
     */
    double[] theta(double[] sigma, double[] root);

    /**
     * Lambda, row by row.
     *
     * @param theta parameters
     * @param from where those of this structure start
     */
    default double[][] lambda(double[] theta, int from) {
        double[][] lambda = new double[columns()][columns()];
        for (int k = 0; k < parameters(); k++) {
            for (Entry entry : entries(k)) {
                lambda[entry.row()][entry.column()] += theta[from + k] * entry.value();
            }
        }
        return lambda;
    }

    /**
     * An entry of a matrix.
     *
     * @param row counted from 0
     * @param column counted from 0
     * @param value what stands there
     */
    record Entry(int row, int column, double value) {}
}
