package org.mixedmodels.engine.fit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.likelihood.LambdaBlocks;
import org.mixedmodels.engine.likelihood.ProfiledCriterion;
import org.mixedmodels.engine.optimize.Minimum;
import org.mixedmodels.engine.optimize.NewtonMinimizer;
import org.mixedmodels.engine.progress.ProgressMonitor;

/**
 * Minimises the profiled criterion over theta, counted in units of {@link LambdaBlocks#scales}, and puts variances that
 * are numerically zero exactly on zero.
 */
final class CriterionMinimizer {

    /** Less than a ten-millionth of a standard error. */
    private static final double TOLERANCE = 1e-7;

    private static final double NEARLY_ZERO = 1e-3;
    private static final double EQUAL_CRITERION = 1e-8;
    private static final double ROUNDING = 1e-12;
    private static final double ESCAPE = 0.1;
    private static final int MOST_RESTARTS = 3;

    private final ProfiledCriterion criterion;
    private final LambdaBlocks blocks;
    private final double[] scales;
    private final int maxEvaluations;
    private final ProgressMonitor monitor;

    CriterionMinimizer(ProfiledCriterion criterion, int maxEvaluations, ProgressMonitor monitor) {
        this.criterion = criterion;
        this.blocks = criterion.blocks();
        this.scales = blocks.scales();
        this.maxEvaluations = maxEvaluations;
        this.monitor = monitor;
    }

    /** The minimum; its point is theta with no standard deviation below zero. */
    Minimum minimize() {
        return minimize(criterion.startingValues().theta());
    }

    /** The minimum that a search from some theta finds. */
    Minimum minimize(double[] start) {
        Minimum best = polished(search(start));
        for (int restart = 0; restart < MOST_RESTARTS; restart++) {
            double[] lower = lowerBesideZero(best);
            if (lower == null) {
                break;
            }
            best = polished(search(lower));
        }
        return new Minimum(best.point(), best.value(), best.decrement(), criterion.evaluations(), best.converged());
    }

    private Minimum search(double[] theta) {
        int remaining = Math.max(2, maxEvaluations - criterion.evaluations());
        Minimum minimum;
        try {
            minimum = new NewtonMinimizer(this::evaluate, TOLERANCE, remaining).minimize(divided(theta));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    InputProblem.Kind.SCALE,
                    "The likelihood cannot be computed: the columns of the random slopes differ too much in size, or lie too"
                            + " far from zero.",
                    "Center or standardize these columns first.");
        }
        return new Minimum(
                blocks.canonical(multiplied(minimum.point())),
                minimum.value(),
                minimum.decrement(),
                minimum.evaluations(),
                minimum.converged());
    }

    private double evaluate(double[] point, double[] gradient, double[][] hessian) {
        monitor.checkCancelled();
        double value = criterion.valueWithDerivatives(multiplied(point), gradient, hessian);
        double largest = 0;
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] *= scales[k];
            for (int j = 0; j < gradient.length; j++) {
                hessian[k][j] *= scales[k] * scales[j];
            }
            largest = Math.max(largest, Math.abs(gradient[k]));
        }
        monitor.report(
                Double.NaN,
                String.format(Locale.ROOT, "evaluation %d, gradient %.2g", criterion.evaluations(), largest));
        return value;
    }

    /** Sets those standard deviations to zero that the criterion does not miss, with the covariances that vanish too. */
    private Minimum polished(Minimum minimum) {
        double[] theta = minimum.point();
        double value = minimum.value();
        for (int k : blocks.stdDevs()) {
            if (theta[k] < NEARLY_ZERO * scales[k]) {
                double[] without = theta.clone();
                blocks.turnedWith(k).stream()
                        .filter(i -> Math.abs(theta[i]) < NEARLY_ZERO * scales[i])
                        .forEach(i -> without[i] = 0);
                double at = criterion.value(without);
                if (at <= value + negligible(value)) {
                    System.arraycopy(without, 0, theta, 0, theta.length);
                    value = at;
                }
            }
        }
        return new Minimum(theta, value, minimum.decrement(), minimum.evaluations(), minimum.converged());
    }

    /** A point with a lower criterion where a variance of zero is no minimum but a saddle; null if there is none. */
    private double @Nullable [] lowerBesideZero(Minimum minimum) {
        for (int k : blocks.stdDevs()) {
            if (minimum.point()[k] == 0) {
                double[] beside = minimum.point().clone();
                beside[k] = ESCAPE * scales[k];
                if (criterion.value(beside) < minimum.value() - negligible(minimum.value())) {
                    return beside;
                }
            }
        }
        return null;
    }

    /** The difference of criteria that means nothing; the sums of many rows are known to fewer decimals. */
    private static double negligible(double value) {
        return Math.max(EQUAL_CRITERION, ROUNDING * Math.abs(value));
    }

    private double[] divided(double[] theta) {
        double[] result = theta.clone();
        for (int k = 0; k < theta.length; k++) {
            result[k] /= scales[k];
        }
        return result;
    }

    private double[] multiplied(double[] point) {
        double[] result = point.clone();
        for (int k = 0; k < point.length; k++) {
            result[k] *= scales[k];
        }
        return result;
    }
}
