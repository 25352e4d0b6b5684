/**
 * Matrix kernels: Cholesky factors and inverses of small blocks, of dense matrices and of sparse ones.
 *
 * <p><b>Fill-reducing order.</b> No maintained Java library has one that would do (looked for in 2026): EJML's sparse
 * module offers the identity, a random order and a hook; ojAlgo's {@code MinimumDegree} says itself that it is not the
 * algorithm of Amestoy, Davis and Duff, and its factors of the examples below have 14 to 25 times the entries; CSparseJ
 * and AMDJ have had no release since 2012; JOptimizer uses CSparseJ. {@link org.mixedmodels.engine.linalg.MinimumDegree}
 * therefore is our own. Its factors have as many entries as those of CHOLMOD (R's Matrix 1.5-3) within 6 %: 195,073
 * beside 206,332 for a grid of 100 x 100, 2,520,283 beside 2,406,646 for one of 25 x 25 x 25, 3,941,606 beside 4,165,141
 * for 15,000 groups that meet neighbours in a plane.
 *
 * <p><b>Dense or sparse.</b> Time of one factorisation in milliseconds (two cores shared with other work, JDK 17),
 * sparse by the part of the dense multiplications that it takes
 * ({@link org.mixedmodels.engine.linalg.SparseSymbolic#multiplications} over n^3 / 6):
 *
 * <pre>
 *      n   dense   sparse at 0.03    0.15    0.36-0.40   0.60   0.72   0.86-0.90   1.00
 *   1000    12.7              1.0     3.3          6.5      -   10.9        12.5   12.2
 *   2000    97.5                -    16.8         38.5   62.2      -        84.2   94.8
 *   3000   305.6             22.7       -        146.6      -      -           -      -
 * </pre>
 *
 * so the sparse way is not dearer than the dense one but for its analysis, once per fit, which takes as long as one
 * dense or up to some ten sparse factorisations. Selected inverse against inverse gives the same ratios. A Schur
 * complement of 15,000 columns with 0.27 % of its entries (3.5 % in the factor) takes 0.33 s to analyse, 0.11 s to
 * factorise and 0.20 s to invert, and 36 MB each for factor and inverse.
 *
 * <p><b>No native library.</b> OpenBLAS 0.3.21 by way of dev.ludovic.netlib 3.0.3, one thread, n = 1142: dpotrf 9.1 ms
 * and dpotri 18.6 ms, the kernels here 17.3 and 37.4 ms (n = 100: 0.02 and 0.04 beside 0.04 and 0.12 ms). Twice the speed
 * of a part that takes a fifth of a crossed fit does not pay for native code in a bundle and a second path to test.
 */
@NullMarked
package org.mixedmodels.engine.linalg;

import org.jspecify.annotations.NullMarked;
