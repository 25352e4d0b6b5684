package org.mixedmodels.engine.likelihood;

import static org.mixedmodels.engine.linalg.BlockProducts.addProductTransposed;

import java.util.Arrays;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.linalg.SmallCholesky;

/**
 * Where the search for theta starts: moment estimates, one grouping factor at a time, from least-squares estimates b_j of
 * the effects of each level,
 *
 * <pre>
 *   Sigma = mean(b_j b_j') - s^2 mean((Z_j'Z_j)^-1),   s^2 the mean square within levels,
 * </pre>
 *
 * as for random coefficients by Swamy (1970, Econometrica 38(2), 311-323). They need not be good, only of the right size.
 *
 * @param theta the start
 */
public record StartingValues(double[] theta) {

    /** A variance is not taken as smaller than this part of that of the estimates b_j. */
    private static final double SMALLEST_PART = 0.05;

    /** A column with less than this part of its squares left depends on those before it. */
    private static final double DEPENDENT = 1e-10;

    /** The moment estimates for a model; {@code factor} is used as a workspace. */
    static StartingValues of(
            CrossProducts sums, RandomDesign random, LambdaBlocks blocks, BlockedCholesky factor, int degrees) {
        double[] start = blocks.start();
        if (!factor.factorize(blocks.lambda(new double[start.length]))) {
            return new StartingValues(start);
        }
        double[] beta = factor.solve().beta();
        double rss = factor.pwrss();
        double[][] none = new double[sums.factors().size()][];
        for (int f = 0; f < none.length; f++) {
            none[f] = new double
                    [sums.factors().get(f).zz().length / sums.factors().get(f).size()];
        }
        double[][] zr = ScaledResiduals.perLevel(sums, beta, none);
        Moments[] moments = new Moments[none.length];
        double sigma2 = rss / degrees;
        for (int f = 0; f < none.length; f++) {
            moments[f] = new Moments(sums.factors().get(f), zr[f]);
            sigma2 = Math.min(sigma2, moments[f].within(rss, degrees));
        }
        double smallest = sigma2;
        for (RandomDesign.Factor design : random.factors()) {
            Moments of = moments[sums.factor(design.name())];
            design.terms().forEach(term -> of.place(term, smallest, start));
        }
        return new StartingValues(start);
    }

    /** Sums over the levels of one factor. */
    private static final class Moments {
        private final int q;
        private final double[] squares;
        private final double[] inverses;
        private double between;
        private int levels;
        private long effectsFitted;
        private double within = Double.NaN;

        Moments(CrossProducts.FactorProducts factor, double[] zr) {
            q = factor.size();
            squares = new double[q * q];
            inverses = new double[q * q];
            double[] root = new double[q * q];
            double[] inverse = new double[q * q];
            double[] effects = new double[q];
            for (int level = 0; level < factor.levels().size(); level++) {
                System.arraycopy(factor.zz(), level * q * q, root, 0, q * q);
                System.arraycopy(zr, level * q, effects, 0, q);
                if (factor.observations()[level] > q && SmallCholesky.factorize(root, 0, q)) {
                    SmallCholesky.identity(inverse, 0, q);
                    add(root, effects, inverse);
                } else {
                    System.arraycopy(factor.zz(), level * q * q, root, 0, q * q);
                    addIncomplete(root, effects);
                }
            }
        }

        private void add(double[] root, double[] effects, double[] inverse) {
            SmallCholesky.solveLower(root, 0, q, effects, 0, 1);
            between += Arrays.stream(effects).map(e -> e * e).sum();
            SmallCholesky.solveTransposed(root, 0, q, effects, 0, 1);
            SmallCholesky.solveLower(root, 0, q, inverse, 0, q);
            SmallCholesky.solveTransposed(root, 0, q, inverse, 0, q);
            addProductTransposed(1, effects, 0, 1, effects, 0, 1, squares, 0, q, q, 1, q);
            for (int i = 0; i < q * q; i++) {
                inverses[i] += inverse[i];
            }
            levels++;
            effectsFitted += q;
        }

        /** A level that has no estimate of every effect: what lies between levels is the part that its columns explain. */
        private void addIncomplete(double[] root, double[] effects) {
            for (int j = 0; j < q; j++) {
                double whole = root[j * q + j];
                for (int k = 0; k < j; k++) {
                    root[j * q + j] -= root[j * q + k] * root[j * q + k];
                    effects[j] -= root[j * q + k] * effects[k];
                }
                boolean explained = !(root[j * q + j] > DEPENDENT * whole);
                double pivot = explained ? Double.POSITIVE_INFINITY : Math.sqrt(root[j * q + j]);
                for (int i = j + 1; i < q; i++) {
                    for (int k = 0; k < j; k++) {
                        root[i * q + j] -= root[i * q + k] * root[j * q + k];
                    }
                    root[i * q + j] /= pivot;
                }
                effects[j] /= pivot;
                between += effects[j] * effects[j];
                effectsFitted += explained ? 0 : 1;
            }
        }

        /** The mean square within levels; infinite where nothing is left. */
        double within(double rss, int degrees) {
            long left = degrees - effectsFitted;
            within = left > 0 && rss > between ? (rss - between) / left : Double.POSITIVE_INFINITY;
            return within;
        }

        /** Sets the theta of a term from the moments, if they can be had. */
        void place(RandomDesign.Term term, double sigma2, double[] start) {
            int n = term.columns().size();
            if (levels < 2 || Double.isInfinite(within) || !(sigma2 > 0)) {
                return;
            }
            double[] sigma = new double[n * n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    int at = (term.offset() + i) * q + term.offset() + j;
                    double value = (squares[at] - within * inverses[at]) / levels;
                    double kept = i == j ? Math.max(value, SMALLEST_PART * squares[at] / levels) : value;
                    sigma[i * n + j] = kept / sigma2;
                }
            }
            double[] root = sigma.clone();
            if (!SmallCholesky.factorize(root, 0, n)) {
                root = diagonalRoot(sigma, n);
            }
            double[] theta = term.structure().theta(sigma, root);
            System.arraycopy(theta, 0, start, term.thetaStart(), theta.length);
        }

        private static double[] diagonalRoot(double[] sigma, int n) {
            double[] root = new double[n * n];
            for (int i = 0; i < n; i++) {
                root[i * n + i] = Math.sqrt(sigma[i * n + i]);
            }
            return root;
        }
    }
}
