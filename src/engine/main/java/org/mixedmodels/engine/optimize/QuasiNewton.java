package org.mixedmodels.engine.optimize;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Minimisation of a smooth function by the BFGS update of the inverse Hessian with a backtracking line search (Nocedal
 * and Wright 2006, Numerical Optimization, chapters 3 and 6).
 *
 * <p>There are no bounds: a criterion that depends on Lambda through Lambda Lambda' is smooth over all signs of Lambda,
 * so a variance of zero is an interior stationary point, reached at the usual speed.
 */
public final class QuasiNewton {

    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double LONGEST_STEP = 2;
    private static final double ROUNDING = 1e-13;
    private static final int LINE_SEARCH = 40;

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
    public QuasiNewton(SmoothObjective objective, double tolerance, int maxEvaluations) {
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
        int n = start.length;
        Point at = new Point(start.clone(), new double[n], 0);
        at.value = evaluate(at);
        if (at.value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the starting point has no finite value");
        }
        double[][] inverse = scaledIdentity(n, 1 / Math.max(1, norm(at.gradient)));
        boolean fresh = true;
        while (true) {
            double[] direction = times(inverse, at.gradient, -1);
            double decrement = Math.sqrt(Math.max(0, -dot(at.gradient, direction)));
            if (decrement <= tolerance && !fresh || norm(at.gradient) == 0) {
                return new Minimum(at.x, at.value, decrement, evaluations, true);
            }
            Point next = lineSearch(at, limited(direction, at.x));
            if (next == null) {
                if (fresh || evaluations >= maxEvaluations) {
                    return new Minimum(at.x, at.value, decrement, evaluations, decrement <= 100 * tolerance);
                }
                inverse = scaledIdentity(n, 1 / Math.max(1, norm(at.gradient)));
                fresh = true;
                continue;
            }
            update(inverse, at, next, fresh);
            fresh = false;
            at = next;
        }
    }

    private @Nullable Point lineSearch(Point at, double[] direction) {
        double slope = dot(at.gradient, direction);
        double step = 1;
        for (int i = 0; i < LINE_SEARCH && evaluations < maxEvaluations; i++) {
            Point next = new Point(moved(at.x, step, direction), new double[at.x.length], 0);
            next.value = evaluate(next);
            double change = next.value - at.value;
            if (change <= SUFFICIENT_DECREASE * step * slope
                    || Math.abs(change) <= ROUNDING * Math.abs(at.value) && isFlatter(next, direction, slope)) {
                return next;
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

    private double evaluate(Point point) {
        evaluations++;
        double value = objective.evaluate(point.x, point.gradient);
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    /** A direction that at most triples the largest coordinate, or moves it by {@value #LONGEST_STEP} if it is small. */
    private static double[] limited(double[] direction, double[] x) {
        double longest = largest(direction);
        double limit = LONGEST_STEP * Math.max(1, largest(x));
        double factor = longest > limit ? limit / longest : 1;
        return Arrays.stream(direction).map(d -> d * factor).toArray();
    }

    private static double largest(double[] vector) {
        return Arrays.stream(vector).map(Math::abs).max().orElse(0);
    }

    private static void update(double[][] inverse, Point at, Point next, boolean fresh) {
        int n = at.x.length;
        double[] s = moved(next.x, -1, at.x);
        double[] y = moved(next.gradient, -1, at.gradient);
        double sy = dot(s, y);
        if (!(sy > 1e-12 * norm(s) * norm(y))) {
            return;
        }
        if (fresh) {
            double scale = sy / dot(y, y);
            for (int i = 0; i < n; i++) {
                Arrays.fill(inverse[i], 0);
                inverse[i][i] = scale;
            }
        }
        double[] hy = times(inverse, y, 1);
        double factor = (1 + dot(y, hy) / sy) / sy;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inverse[i][j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
            }
        }
    }

    private static double[][] scaledIdentity(int n, double scale) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = scale;
        }
        return matrix;
    }

    private static double[] times(double[][] matrix, double[] vector, double factor) {
        return Arrays.stream(matrix)
                .mapToDouble(row -> factor * dot(row, vector))
                .toArray();
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

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static final class Point {
        private final double[] x;
        private final double[] gradient;
        private double value;

        Point(double[] x, double[] gradient, double value) {
            this.x = x;
            this.gradient = gradient;
            this.value = value;
        }
    }
}
