package org.mixedmodels.engine.fit;

import java.util.Arrays;

/**
 * Free coordinates x of the points w = (theta, log sigma) that meet a constraint. Each component is fixed or of one of the
 * forms
 *
 * <pre>
 *   w_i = offset_i + factor_i x_j,          w_i = factor_i exp(power_i x_j),
 *   w_i = factor_i exp(power_i x_j) cos(x_l - phase_i),   w_i = factor_i exp(power_i x_j + otherPower_i x_l),
 * </pre>
 *
 * which take gradients and Hessians from w to x exactly.
 */
final class Coordinates {

    private static final int NONE = -1;
    private static final double SMALLEST_COSINE = 0.05;

    private final int[] source;
    private final int[] angle;
    private final int[] other;
    private final double[] offset;
    private final double[] factor;
    private final double[] power;
    private final double[] otherPower;
    private final double[] phase;
    private final double[] least;
    private int size;

    /** All n components of w fixed at zero until they are defined. */
    Coordinates(int n) {
        source = new int[n];
        angle = new int[n];
        other = new int[n];
        Arrays.fill(source, NONE);
        Arrays.fill(angle, NONE);
        Arrays.fill(other, NONE);
        offset = new double[n];
        factor = new double[n];
        power = new double[n];
        otherPower = new double[n];
        phase = new double[n];
        least = new double[n];
    }

    /** The number of free coordinates. */
    int size() {
        return size;
    }

    /** Whether a component depends on a coordinate. */
    boolean isFree(int i) {
        return source[i] != NONE;
    }

    /** Fixes a component at a value. */
    void fix(int i, double value) {
        source[i] = NONE;
        offset[i] = value;
    }

    /** A new coordinate x_j. */
    int add() {
        return size++;
    }

    /** w_i = from + unit x_j. */
    void linear(int i, int j, double from, double unit) {
        source[i] = j;
        offset[i] = from;
        factor[i] = unit;
    }

    /** w_i = multiple exp(exponent x_j), the exponent not zero. */
    void exponential(int i, int j, double multiple, double exponent) {
        source[i] = j;
        factor[i] = multiple;
        power[i] = exponent;
    }

    /** w_i = multiple exp(exponent x_j + otherExponent x_l), the exponents not zero. */
    void exponential(int i, int j, double multiple, double exponent, int l, double otherExponent) {
        exponential(i, j, multiple, exponent);
        other[i] = l;
        otherPower[i] = otherExponent;
    }

    /** w_i = multiple exp(exponent x_j) cos(x_l - shift), the exponent not zero. */
    void turned(int i, int j, double multiple, double exponent, int l, double shift) {
        exponential(i, j, multiple, exponent);
        angle[i] = l;
        phase[i] = shift;
    }

    /** Makes searches begin with a component that is not turned at this distance from zero at least. */
    void keepFromZero(int i, double distance) {
        least[i] = distance;
    }

    /** The coordinates, moved where a component would begin too near to zero. */
    double[] awayFromZero(double[] x) {
        double[] w = point(x);
        double[] moved = x.clone();
        for (int i = 0; i < w.length; i++) {
            if (angle[i] != NONE && Math.abs(Math.cos(x[angle[i]] - phase[i])) < SMALLEST_COSINE) {
                moved[angle[i]] = phase[i] - Math.acos(SMALLEST_COSINE);
            } else if (isFree(i) && Math.abs(w[i]) < least[i]) {
                moved[source[i]] =
                        power[i] == 0 ? (least[i] - offset[i]) / factor[i] : Math.log(least[i] / factor[i]) / power[i];
            }
        }
        return moved;
    }

    /** The point of some coordinates. */
    double[] point(double[] x) {
        double[] w = offset.clone();
        for (int i = 0; i < w.length; i++) {
            if (isFree(i)) {
                w[i] = power[i] == 0
                        ? offset[i] + factor[i] * x[source[i]]
                        : length(i, x) * (angle[i] == NONE ? 1 : Math.cos(x[angle[i]] - phase[i]));
            }
        }
        return w;
    }

    private double length(int i, double[] x) {
        double exponent = power[i] * x[source[i]];
        return factor[i] * Math.exp(other[i] == NONE ? exponent : exponent + otherPower[i] * x[other[i]]);
    }

    /** dw_i / dx, the Jacobian row by row. */
    private double[][] slopes(double[] x, double[] w) {
        double[][] slopes = new double[w.length][size];
        for (int i = 0; i < w.length; i++) {
            if (isFree(i)) {
                slopes[i][source[i]] = power[i] == 0 ? factor[i] : power[i] * w[i];
            }
            if (angle[i] != NONE) {
                slopes[i][angle[i]] = turn(i, x);
            }
            if (other[i] != NONE) {
                slopes[i][other[i]] = otherPower[i] * w[i];
            }
        }
        return slopes;
    }

    private double turn(int i, double[] x) {
        return -length(i, x) * Math.sin(x[angle[i]] - phase[i]);
    }

    /**
     * Takes derivatives from w to x.
     *
     * @param byPoint the gradient in w
     * @param secondByPoint the Hessian in w
     * @param gradient receives the gradient in x
     * @param hessian receives the Hessian in x
     */
    void derivatives(double[] x, double[] byPoint, double[][] secondByPoint, double[] gradient, double[][] hessian) {
        double[] w = point(x);
        double[][] slopes = slopes(x, w);
        Arrays.fill(gradient, 0);
        for (double[] row : hessian) {
            Arrays.fill(row, 0);
        }
        for (int i = 0; i < w.length; i++) {
            for (int a = 0; a < size; a++) {
                gradient[a] += slopes[i][a] * byPoint[i];
                for (int j = 0; j < w.length && slopes[i][a] != 0; j++) {
                    for (int b = 0; b < size; b++) {
                        hessian[a][b] += slopes[i][a] * secondByPoint[i][j] * slopes[j][b];
                    }
                }
            }
            addCurvature(i, x, w[i], byPoint[i], hessian);
        }
    }

    private void addCurvature(int i, double[] x, double w, double byPoint, double[][] hessian) {
        if (isFree(i)) {
            hessian[source[i]][source[i]] += byPoint * power[i] * power[i] * w;
        }
        if (angle[i] != NONE) {
            double mixed = byPoint * power[i] * turn(i, x);
            hessian[source[i]][angle[i]] += mixed;
            hessian[angle[i]][source[i]] += mixed;
            hessian[angle[i]][angle[i]] -= byPoint * w;
        }
        if (other[i] != NONE) {
            double mixed = byPoint * power[i] * otherPower[i] * w;
            hessian[source[i]][other[i]] += mixed;
            hessian[other[i]][source[i]] += mixed;
            hessian[other[i]][other[i]] += byPoint * otherPower[i] * otherPower[i] * w;
        }
    }
}
