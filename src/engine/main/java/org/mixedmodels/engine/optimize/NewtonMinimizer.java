package org.mixedmodels.engine.optimize;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.jspecify.annotations.Nullable;

/**
 * Minimisation of a smooth function by Newton steps with an approximate Hessian, made positive definite by turning the
 * signs of negative eigenvalues, and a backtracking line search (Nocedal and Wright 2006, Numerical Optimization, chapter
 * 3). Where several steps in a row hardly help, the approximation is replaced by differences of the gradient, and what it lacks
 * there is added to it from then on.
 *
 * <p>There are no bounds: a criterion that depends on Lambda through Lambda Lambda' is smooth over all signs of Lambda,
 * so a variance of zero is an interior stationary point, reached at the usual speed.
 */
public final class NewtonMinimizer {

    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double LONGEST_STEP = 2;
    private static final double ROUNDING = 1e-12;
    private static final double SMALLEST_CURVATURE = 1e-10;
    private static final int LINE_SEARCH = 40;
    /** A thousandth of a standard error, for minus twice a log-likelihood. */
    private static final double STALLED = 1e-3;

    private static final double SLOW = 0.4;
    private static final int PATIENCE = 3;
    private static final double DIFFERENCE = 1e-5;

    private final SmoothObjective objective;
    private final double tolerance;
    private final int maxEvaluations;
    private int evaluations;

    /**
     * A minimiser.
     *
     * @param objective the function, in coordinates of order one
     * @param tolerance the decrement that ends the search
     * @param maxEvaluations the number of evaluations after which it gives up
     */
    public NewtonMinimizer(SmoothObjective objective, double tolerance, int maxEvaluations) {
        this.objective = objective;
        this.tolerance = tolerance;
        this.maxEvaluations = maxEvaluations;
    }

    /**
     * Minimises from a starting point.
     *
     * @throws IllegalArgumentException if the function is not finite there
     */
    public Minimum minimize(double[] start) {
        Point at = new Point(start.clone());
        evaluate(at);
        if (at.value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the starting point has no finite value");
        }
        double[][] correction = new double[start.length][start.length];
        double before = Double.POSITIVE_INFINITY;
        int slow = 0;
        while (true) {
            double[] direction = direction(at, correction);
            double decrement = decrement(at, direction);
            if (decrement <= tolerance) {
                // the last step is too short to matter to the value, yet it brings further digits of the point
                return new Minimum(moved(at.x, 1, direction), at.value, decrement, evaluations, true);
            }
            slow = decrement > SLOW * before ? slow + 1 : 0;
            if (slow == PATIENCE + start.length / 2 && evaluations + start.length < maxEvaluations) {
                correction = differencesLess(at);
                direction = direction(at, correction);
                decrement = decrement(at, direction);
                slow = 0;
            }
            before = decrement;
            Point next = lineSearch(at, limited(direction, at.x));
            if (next == null) {
                return new Minimum(at.x, at.value, decrement, evaluations, isClose(decrement));
            }
            at = next;
        }
    }

    /** Whether a search that found no lower value ended at the minimum, as far as the rounding of values lets it tell. */
    private boolean isClose(double decrement) {
        return decrement <= (evaluations < maxEvaluations ? STALLED : 100 * tolerance);
    }

    private static double decrement(Point at, double[] direction) {
        return Math.sqrt(Math.max(0, -dot(at.gradient, direction)));
    }

    /** The Hessian from differences of the gradient, less the approximate one. */
    private double[][] differencesLess(Point at) {
        int n = at.x.length;
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            Point beside = new Point(at.x.clone());
            double step = DIFFERENCE * Math.max(1, Math.abs(at.x[i]));
            beside.x[i] += step;
            evaluate(beside);
            if (beside.value == Double.POSITIVE_INFINITY) {
                return new double[n][n];
            }
            for (int j = 0; j < n; j++) {
                double second = (beside.gradient[j] - at.gradient[j]) / step - at.hessian[i][j];
                result[i][j] += second / 2;
                result[j][i] += second / 2;
            }
        }
        return result;
    }

    /** -|H|^-1 g, |H| with the absolute eigenvalues of H. */
    private static double[] direction(Point at, double[][] correction) {
        int n = at.x.length;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        double[] result = new double[n];
        DMatrixRMaj hessian = new DMatrixRMaj(at.hessian);
        CommonOps_DDRM.addEquals(hessian, new DMatrixRMaj(correction));
        if (!eigen.decompose(hessian)) {
            return scaled(at.gradient, -1);
        }
        double largest = 0;
        for (int e = 0; e < n; e++) {
            largest = Math.max(largest, Math.abs(eigen.getEigenvalue(e).getReal()));
        }
        for (int e = 0; e < n; e++) {
            double[] vector = eigen.getEigenVector(e).getData();
            double curvature = Math.max(Math.abs(eigen.getEigenvalue(e).getReal()), SMALLEST_CURVATURE * largest);
            double step = -dot(vector, at.gradient) / (curvature == 0 ? 1 : curvature);
            for (int i = 0; i < n; i++) {
                result[i] += step * vector[i];
            }
        }
        return result;
    }

    private @Nullable Point lineSearch(Point at, double[] direction) {
        double slope = dot(at.gradient, direction);
        double step = 1;
        for (int i = 0; i < LINE_SEARCH && evaluations < maxEvaluations; i++) {
            Point next = new Point(moved(at.x, step, direction));
            evaluate(next);
            double change = next.value - at.value;
            if (change <= SUFFICIENT_DECREASE * step * slope
                    || Math.abs(change) <= ROUNDING * Math.abs(at.value) && isFlatter(next, direction, slope)) {
                return next;
            }
            if (-slope <= ROUNDING * Math.abs(at.value)) {
                return null; // no step can be told from rounding
            }
            double minimum = -slope * step * step / (2 * (change - slope * step));
            step = Double.isFinite(minimum) ? Math.min(Math.max(minimum, 0.1 * step), 0.5 * step) : 0.2 * step;
        }
        return null;
    }

    /** Where values differ by rounding only, the gradient decides. */
    private static boolean isFlatter(Point next, double[] direction, double slope) {
        return Math.abs(dot(next.gradient, direction)) < 0.9 * Math.abs(slope);
    }

    private void evaluate(Point point) {
        evaluations++;
        double value = objective.evaluate(point.x, point.gradient, point.hessian);
        point.value = Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    /** A direction that at most triples the largest coordinate, or moves it by {@value #LONGEST_STEP} if it is small. */
    private static double[] limited(double[] direction, double[] x) {
        double longest = largest(direction);
        double limit = LONGEST_STEP * Math.max(1, largest(x));
        return longest > limit ? scaled(direction, limit / longest) : direction;
    }

    private static double largest(double[] vector) {
        double largest = 0;
        for (double v : vector) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }

    private static double[] scaled(double[] vector, double factor) {
        double[] result = vector.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] *= factor;
        }
        return result;
    }

    private static double[] moved(double[] x, double step, double[] direction) {
        double[] result = x.clone();
        for (int i = 0; i < x.length; i++) {
            result[i] += step * direction[i];
        }
        return result;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static final class Point {
        private final double[] x;
        private final double[] gradient;
        private final double[][] hessian;
        private double value;

        Point(double[] x) {
            this.x = x;
            this.gradient = new double[x.length];
            this.hessian = new double[x.length][x.length];
        }
    }
}
