package org.mixedmodels.engine.likelihood;

import java.util.Arrays;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.linalg.BlockProducts;

/**
 * Variances of the errors of predictions, relative to the residual variance. The errors of the estimates have jointly the
 * covariance matrix sigma^2 S (Henderson 1975, Biometrics 31(2), 423-447; Robinson 1991, Stat. Sci. 6(1), 15-32),
 *
 * <pre>
 *   [ u_hat - u       ]              [ Lambda'Z'WZ Lambda + I   Lambda'Z'WX ]-1
 *   [ beta_hat - beta ]     S   =    [ X'WZ Lambda              X'WX        ]     ,
 * </pre>
 *
 * so that with a_f = Lambda_f'z_f for the known levels of a row x beta_hat + sum_f z_f b_hat_f has the error variance
 * (a, x)'S(a, x), and an unknown level adds a_f'a_f = z_f Lambda_f Lambda_f'z_f', its own variance. Theta is taken as known.
 *
 * <p>Columns far from zero are taken less their means, so that no digits are lost. Blocks of S between levels that never
 * met in the data are solved for. Not thread safe.
 */
public final class PredictionErrors {

    /** Numbers that are kept of columns of S: 64 megabytes. */
    private static final long KEPT = 8_000_000;

    /** Differences then have four digits; Satterthwaite's degrees of freedom need no more. */
    private static final double STEP = 1e-4;

    /** The level of a factor that does not take part. */
    public static final int NONE = -1;

    private final CentredSlopes centred;
    private final double[] theta;
    private final double[] scales;
    private final long numbers;
    private final long most;
    private final BlockedCholesky.Solution solution;
    private final double[] shifts;
    private final double[][] lambda;
    private final SelectedInverse inverse;
    private final InverseColumns columns;
    private final double[] fixed;
    private final double[] x;
    private final double[][] z;
    private final double[][] a;
    private final double[] block;

    private PredictionErrors(CentredSlopes centred, double[] theta, long most) {
        this.centred = centred;
        this.theta = theta;
        this.most = most;
        ModelData data = centred.data();
        CrossProducts sums = data.crossProducts();
        BlockedCholesky factor = new BlockedCholesky(sums);
        LambdaBlocks blocks = new LambdaBlocks(data.random(), sums);
        lambda = blocks.lambda(theta);
        scales = blocks.scales();
        if (!factor.factorize(lambda)) {
            throw new IllegalArgumentException("theta has no finite criterion");
        }
        numbers = 2 * factor.numbers();
        solution = factor.solve();
        shifts = data.fixed().shifts();
        inverse = new SelectedInverse(factor, true);
        columns = new InverseColumns(factor, most);
        int p = sums.columns();
        x = new double[p];
        fixed = new double[p * p];
        double[][] corner = inverse.fixed();
        for (int i = 0; i < p; i++) {
            System.arraycopy(corner[i], 0, fixed, i * p, p);
        }
        z = new double[lambda.length][];
        int largest = p;
        for (int f = 0; f < z.length; f++) {
            z[f] = new double[sums.factors().get(f).size()];
            largest = Math.max(largest, z[f].length);
        }
        a = Arrays.stream(z).map(double[]::clone).toArray(double[][]::new);
        block = new double[largest * largest];
    }

    /**
     * The errors at some theta.
     *
     * @throws IllegalArgumentException if the criterion is infinite there
     */
    public static PredictionErrors of(ModelData data, double[] theta) {
        return of(data, theta, KEPT);
    }

    /** The same, keeping fewer or more columns of S. */
    static PredictionErrors of(ModelData data, double[] theta, long most) {
        CentredSlopes centred = CentredSlopes.of(data);
        return new PredictionErrors(centred, centred.centredTheta(theta), most);
    }

    /** How many numbers the equations and their inverse have, for judging the memory that they take. */
    public long numbers() {
        return numbers;
    }

    /** The number of parameters theta. */
    public int parameters() {
        return theta.length;
    }

    /** A step for differences in a parameter of {@link CentredSlopes}. */
    public double step(int parameter) {
        return STEP * Math.max(Math.abs(theta[parameter]), 0.01 * scales[parameter]);
    }

    /** The errors with a parameter of {@link CentredSlopes} moved by its step. */
    public PredictionErrors moved(int parameter) {
        double[] moved = theta.clone();
        moved[parameter] += step(parameter);
        return new PredictionErrors(centred, moved, most);
    }

    /**
     * Takes the values of X of a row; to be called before the others.
     *
     * @param values p values, of the columns as they are
     * @return the error variance of x beta_hat
     */
    public double fixed(double[] values) {
        int p = x.length;
        for (int k = 0; k < p; k++) {
            x[k] = values[k] - shifts[k];
        }
        return Math.max(0, quadratic(x, fixed, x));
    }

    /**
     * Takes the values of Z of a row for a factor.
     *
     * @param f the place of the factor among the cross-products
     * @param values q values, of the columns as they are
     * @return the variance of the effects of a new level, z Lambda Lambda' z'
     */
    public double spread(int f, double[] values) {
        int q = values.length;
        System.arraycopy(values, 0, z[f], 0, q);
        centred.centre(f, z[f]);
        Arrays.fill(a[f], 0);
        BlockProducts.addTransposedProduct(1, lambda[f], 0, q, z[f], 0, 1, a[f], 0, 1, q, q, 1);
        double sum = 0;
        for (double value : a[f]) {
            sum += value * value;
        }
        return sum;
    }

    /**
     * What known levels add to the error variance of x beta_hat; it can be negative.
     *
     * @param levels per factor, in the order of the cross-products, the level whose effects are added, or {@link #NONE}
     */
    public double known(int[] levels) {
        double sum = 0;
        for (int f = 0; f < levels.length; f++) {
            if (levels[f] != NONE) {
                inverse.diagonal(f, levels[f], block);
                sum += quadratic(a[f], block, a[f]);
                inverse.withFixed(f, levels[f], block);
                sum += 2 * quadratic(a[f], block, x);
                for (int g = f + 1; g < levels.length; g++) {
                    sum += levels[g] == NONE ? 0 : 2 * between(f, levels[f], g, levels[g]);
                }
            }
        }
        return sum;
    }

    /**
     * The predicted value x beta_hat + sum_f z_f b_hat_f, less a constant that does not depend on theta.
     *
     * @param levels as in {@link #known}
     */
    public double value(int[] levels) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * solution.beta()[k];
        }
        for (int f = 0; f < levels.length; f++) {
            int at = levels[f] * a[f].length;
            for (int i = 0; i < a[f].length && levels[f] != NONE; i++) {
                sum += a[f][i] * solution.u()[f][at + i];
            }
        }
        return sum;
    }

    private double between(int f, int i, int g, int j) {
        if (!inverse.between(f, i, g, j, block)) {
            columns.between(f, i, g, j, block);
        }
        return quadratic(a[f], block, a[g]);
    }

    private static double quadratic(double[] left, double[] matrix, double[] right) {
        double sum = 0;
        int at = 0;
        for (double factor : left) {
            double row = 0;
            for (double value : right) {
                row += matrix[at++] * value;
            }
            sum += factor * row;
        }
        return sum;
    }
}
