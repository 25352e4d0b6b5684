package org.mixedmodels.engine.likelihood;

/**
 * The symmetric positive definite matrix of the factors that are not eliminated level by level. Its entries are an array
 * of numbers; {@link #cell} tells the place of each.
 */
interface TrailingMatrix {

    /** The number of rows and columns. */
    int order();

    /** How many numbers are kept for the matrix and its factor. */
    long numbers();

    /** The entries, to be filled before {@link #factorize} and not to be read after it. */
    double[] values();

    /** The place of an entry of the lower triangle, row not smaller than column; negative if it is not stored. */
    int cell(int row, int column);

    /** Factorises the matrix that the entries hold; false if it is not positive definite. */
    boolean factorize();

    /** The logarithm of the determinant. */
    double logDeterminant();

    /**
     * Replaces B by L^-1 B, up to a permutation of its rows.
     *
     * @param b the right-hand sides, order x columns, row by row
     */
    void solveLower(double[] b, int columns);

    /** Replaces B, as {@link #solveLower} leaves it, by L'^-1 B. */
    void solveTransposed(double[] b, int columns);

    /** The entries of the inverse, at the same places. */
    double[] inverse();
}
