package org.mixedmodels.engine.likelihood;

import java.util.Arrays;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.ModelData;

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
 * (a, x)'S(a, x), and an unknown level adds a_f'a_f = z_f Lambda_f Lambda_f'z_f', its own variance.
 *
 * <p>All is computed at points 0, 1, ...: theta itself, then with each parameter a step further, for differences. Columns
 * far from zero are taken less their means, so that no digits are lost; theta is that of {@link CentredSlopes}. Blocks of S
 * between levels that never met in the data are solved for. Not thread safe.
 */
public final class PredictionErrors {

    /** The level of a factor that does not take part. */
    public static final int NONE = -1;

    /** Numbers that are kept of columns of S, at all points together: 64 megabytes. */
    private static final long KEPT = 8_000_000;

    /** Numbers that there may be at all points together, or there is but one point: 320 megabytes. */
    private static final long MOST = 40_000_000;

    /** Differences then have four digits; Satterthwaite's degrees of freedom need no more. */
    private static final double STEP = 1e-4;

    private final CentredSlopes centred;
    private final double[] steps;
    private final int count;
    /** Kept where levels of several factors meet. */
    private final PredictionPoint[] points;

    private final double[] shifts;
    /** Per point. */
    private final double[][] fixed;

    /** Per point. */
    private final double[][] beta;

    /** Per factor and point. */
    private final double[][][] spreads;
    /** Per factor, level and point, as {@link PredictionPoint#writeLevel} has them. */
    private final double[][] levels;

    private final double[] x;
    private final double[] xx;
    private final double[][] z;
    private final double[][] zz;
    private final double[][] zx;

    private PredictionErrors(CentredSlopes centred, double[] theta, boolean beside, long kept) {
        this.centred = centred;
        ModelData data = centred.data();
        CrossProducts sums = data.crossProducts();
        shifts = data.fixed().shifts();
        int p = sums.columns();
        int k = sums.factors().size();
        x = new double[p];
        xx = new double[p * (p + 1) / 2];
        z = new double[k][];
        zz = new double[k][];
        zx = new double[k][];
        for (int f = 0; f < k; f++) {
            int q = sums.factors().get(f).size();
            z[f] = new double[q];
            zz[f] = new double[q * (q + 1) / 2];
            zx[f] = new double[q * p];
        }
        PredictionPoint centre = new PredictionPoint(data, theta, kept / (theta.length + 1));
        boolean small = (theta.length + 1) * (tableSize(sums) + centre.numbers()) <= MOST;
        steps = beside && small ? steps(data, theta) : new double[0];
        count = steps.length + 1;
        fixed = new double[count][xx.length];
        beta = new double[count][];
        spreads = new double[k][count][];
        levels = new double[k][];
        PredictionPoint[] solved = solve(centre, data, theta, kept / count);
        fill(sums, solved);
        points = k > 1 ? solved : new PredictionPoint[0];
    }

    private long tableSize(CrossProducts sums) {
        long size = 0;
        for (int f = 0; f < z.length; f++) {
            size += (long) width(f) * sums.factors().get(f).levels().size();
        }
        return size;
    }

    private static double[] steps(ModelData data, double[] theta) {
        double[] scales = new LambdaBlocks(data.random(), data.crossProducts()).scales();
        double[] steps = new double[theta.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = STEP * Math.max(Math.abs(theta[i]), 0.01 * scales[i]);
        }
        return steps;
    }

    private PredictionPoint[] solve(PredictionPoint centre, ModelData data, double[] theta, long kept) {
        PredictionPoint[] solved = new PredictionPoint[count];
        solved[0] = centre;
        for (int i = 0; i < steps.length; i++) {
            double[] moved = theta.clone();
            moved[i] += steps[i];
            solved[i + 1] = new PredictionPoint(data, moved, kept);
        }
        return solved;
    }

    private void fill(CrossProducts sums, PredictionPoint[] solved) {
        for (int m = 0; m < count; m++) {
            solved[m].writeFixed(fixed[m], 0);
            beta[m] = solved[m].beta();
        }
        for (int f = 0; f < levels.length; f++) {
            int number = sums.factors().get(f).levels().size();
            levels[f] = new double[Math.multiplyExact(number, count * width(f))];
            for (int m = 0; m < count; m++) {
                spreads[f][m] = new double[zz[f].length];
                solved[m].writeSpread(f, spreads[f][m], 0);
                for (int level = 0; level < number; level++) {
                    solved[m].writeLevel(f, level, levels[f], start(f, level, m));
                }
            }
        }
    }

    private int width(int f) {
        return zz[f].length + zx[f].length + z[f].length;
    }

    private int start(int f, int level, int point) {
        return (level * count + point) * width(f);
    }

    /**
     * The errors at some theta.
     *
     * @param beside whether there are points beside theta; there are none if they would take too much memory
     * @throws IllegalArgumentException if the criterion is infinite there
     */
    public static PredictionErrors of(ModelData data, double[] theta, boolean beside) {
        return of(data, theta, beside, KEPT);
    }

    /** The same, keeping fewer or more columns of S. */
    static PredictionErrors of(ModelData data, double[] theta, boolean beside, long kept) {
        CentredSlopes centred = CentredSlopes.of(data);
        return new PredictionErrors(centred, centred.centredTheta(theta), beside, kept);
    }

    /** The number of points. */
    public int points() {
        return count;
    }

    /** The steps to the points beside theta; none if there are no such points. */
    public double[] steps() {
        return steps.clone();
    }

    /**
     * Takes the values of X of a row; to be called before the others.
     *
     * @param values p values, of the columns as they are
     */
    public void setFixed(double[] values) {
        for (int k = 0; k < x.length; k++) {
            x[k] = values[k] - shifts[k];
        }
        square(x, xx);
    }

    /**
     * Takes the values of Z of a row for a factor.
     *
     * @param f the place of the factor among the cross-products
     * @param values q values, of the columns as they are
     */
    public void setRandom(int f, double[] values) {
        System.arraycopy(values, 0, z[f], 0, z[f].length);
        centred.centre(f, z[f]);
        square(z[f], zz[f]);
        int at = 0;
        for (double left : z[f]) {
            for (double right : x) {
                zx[f][at++] = left * right;
            }
        }
    }

    private static void square(double[] vector, double[] out) {
        int at = 0;
        for (int i = 0; i < vector.length; i++) {
            for (int j = i; j < vector.length; j++) {
                out[at++] = vector[i] * vector[j];
            }
        }
    }

    /** The error variance of x beta_hat. */
    public double fixed(int point) {
        return Math.max(0, dot(xx, fixed[point], 0));
    }

    /** The variance of the effects of a new level of a factor. */
    public double spread(int f, int point) {
        return dot(zz[f], spreads[f][point], 0);
    }

    /**
     * What known levels add to the error variance of x beta_hat; it can be negative.
     *
     * @param known per factor, in the order of the cross-products, the level whose effects are added, or {@link #NONE}
     */
    public double known(int[] known, int point) {
        double sum = 0;
        for (int f = 0; f < known.length; f++) {
            if (known[f] != NONE) {
                int at = start(f, known[f], point);
                sum += dot(zz[f], levels[f], at) + dot(zx[f], levels[f], at + zz[f].length);
            }
        }
        return sum;
    }

    /**
     * What pairs of known levels add besides, at all points.
     *
     * @param known as in {@link #known}
     * @param sums receives one number for each point
     */
    public void pairs(int[] known, double[] sums) {
        Arrays.fill(sums, 0);
        if (!hasPair(known)) {
            return;
        }
        for (int f = 0; f < known.length; f++) {
            for (PredictionPoint point : points) {
                point.setRandom(f, z[f]);
            }
        }
        for (int f = 0; f < known.length; f++) {
            for (int g = f + 1; g < known.length; g++) {
                if (known[f] != NONE && known[g] != NONE) {
                    int place = points[0].place(f, known[f], g, known[g]);
                    for (int m = 0; m < points.length; m++) {
                        sums[m] += 2 * points[m].between(f, known[f], g, known[g], place);
                    }
                }
            }
        }
    }

    private static boolean hasPair(int[] known) {
        int count = 0;
        for (int level : known) {
            count += level == NONE ? 0 : 1;
        }
        return count > 1;
    }

    /** The value x beta_hat, less a constant that does not depend on theta. */
    public double value(int point) {
        return dot(x, beta[point], 0);
    }

    /** What known levels add to it. */
    public double deviation(int[] known, int point) {
        double sum = 0;
        for (int f = 0; f < known.length; f++) {
            if (known[f] != NONE) {
                sum += dot(z[f], levels[f], start(f, known[f], point) + zz[f].length + zx[f].length);
            }
        }
        return sum;
    }

    private static double dot(double[] left, double[] right, int at) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[at + i];
        }
        return sum;
    }
}
