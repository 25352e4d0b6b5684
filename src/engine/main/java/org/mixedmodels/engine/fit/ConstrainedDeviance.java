package org.mixedmodels.engine.fit;

import java.util.Arrays;
import org.mixedmodels.engine.covariance.CovarianceKind;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.optimize.Minimum;
import org.mixedmodels.engine.optimize.NewtonMinimizer;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The deviance of a model, minus twice the logarithm of its likelihood, as a function of one parameter with all others
 * at their best: its profile. It needs no data but the cross-products. Not thread safe.
 *
 * <p>The constraint is eliminated in coordinates of (theta, log sigma), beta being profiled out: see the four kinds of
 * parameters. Each search begins where the one before ended.
 */
public final class ConstrainedDeviance {

    private static final double TOLERANCE = 1e-6;

    private final Constraint constraint;
    private final double minimum;
    private final ProgressMonitor monitor;
    private double[] last = new double[0];

    private ConstrainedDeviance(LinearMixedModel model, Constraint constraint, ProgressMonitor monitor) {
        this.constraint = constraint;
        this.minimum = model.criterion();
        this.monitor = monitor;
    }

    private static boolean isCommon(LinearMixedModel model, int term) {
        CovarianceKind kind = model.specification().random().get(term).covariance();
        return kind == CovarianceKind.COMPOUND_SYMMETRY
                && model.varCorr().get(term).terms().size() > 1;
    }

    private static LinearMixedModel requireMaximumLikelihood(LinearMixedModel model) {
        if (model.estimation() != Estimation.ML) {
            throw new IllegalArgumentException("profiles are of models fitted by maximum likelihood");
        }
        return model;
    }

    /**
     * The profile of a coefficient.
     *
     * @param model a model fitted by ML
     * @param column the coefficient's place
     */
    public static ConstrainedDeviance ofCoefficient(LinearMixedModel model, int column, ProgressMonitor monitor) {
        return new ConstrainedDeviance(
                model, new CoefficientConstraint(requireMaximumLikelihood(model), column), monitor);
    }

    /**
     * The profile of the standard deviation of a random effect.
     *
     * @param model a model fitted by ML
     * @param term the random-effects term's place in the specification
     * @param effect the effect's place in the term
     */
    public static ConstrainedDeviance ofDeviation(
            LinearMixedModel model, int term, int effect, ProgressMonitor monitor) {
        requireMaximumLikelihood(model);
        Constraint constraint = isCommon(model, term)
                ? new CommonConstraint(model, term, false)
                : new DeviationConstraint(model, term, effect);
        return new ConstrainedDeviance(model, constraint, monitor);
    }

    /**
     * The profile of the correlation of two effects of a random-effects term that has correlations.
     *
     * @param model a model fitted by ML
     * @param term the random-effects term's place in the specification
     * @param effect the place of one effect in the term
     * @param other that of the other
     */
    public static ConstrainedDeviance ofCorrelation(
            LinearMixedModel model, int term, int effect, int other, ProgressMonitor monitor) {
        requireMaximumLikelihood(model);
        Constraint constraint = isCommon(model, term)
                ? new CommonConstraint(model, term, true)
                : new CorrelationConstraint(model, term, effect, other);
        return new ConstrainedDeviance(model, constraint, monitor);
    }

    /**
     * The profile of the covariance of two effects of a random-effects term of unstructured covariance.
     *
     * @param model a model fitted by ML
     * @param term the random-effects term's place in the specification
     * @param effect the place of one effect in the term
     * @param other that of the other
     */
    public static ConstrainedDeviance ofCovariance(
            LinearMixedModel model, int term, int effect, int other, ProgressMonitor monitor) {
        requireMaximumLikelihood(model);
        return new ConstrainedDeviance(model, new CovarianceConstraint(model, term, effect, other), monitor);
    }

    /**
     * The profile of the residual standard deviation.
     *
     * @param model a model fitted by ML
     */
    public static ConstrainedDeviance ofResidual(LinearMixedModel model, ProgressMonitor monitor) {
        return new ConstrainedDeviance(model, new ResidualConstraint(requireMaximumLikelihood(model)), monitor);
    }

    /** The parameter's estimate; NaN for the correlation of an effect that does not vary. */
    public double estimate() {
        return constraint.estimate();
    }

    /** A rough standard error of the estimate, to begin searches with. */
    public double spread() {
        return constraint.spread();
    }

    /** The smallest value that the parameter can have, minus infinity if there is none. */
    public double smallest() {
        return constraint.smallest();
    }

    /** The largest value that the parameter can have, infinity if there is none. */
    public double largest() {
        return constraint.largest();
    }

    /** The deviance at the estimate. */
    public double minimum() {
        return minimum;
    }

    /**
     * The smallest deviance with the parameter at a value; NaN if the search for it did not end at a minimum.
     *
     * @throws IllegalArgumentException if the parameter cannot have that value
     */
    public double at(double value) {
        if (!(value >= smallest() && value <= largest())) {
            throw new IllegalArgumentException(
                    "a parameter between " + smallest() + " and " + largest() + " cannot be " + value);
        }
        if (constraint.isExcluded(value)) {
            return Double.POSITIVE_INFINITY;
        }
        Constraint.Remaining remaining = constraint.at(value);
        if (remaining.coordinates().size() == 0) {
            return evaluate(remaining, new double[0], new double[0], new double[0][0]);
        }
        boolean continued = last.length == remaining.start().length;
        double found = search(remaining, continued ? last : remaining.start());
        return Double.isNaN(found) && continued ? search(remaining, remaining.start()) : found;
    }

    private double search(Constraint.Remaining remaining, double[] start) {
        NewtonMinimizer minimizer = new NewtonMinimizer(
                (x, gradient, second) -> evaluate(remaining, x, gradient, second),
                TOLERANCE,
                FitOptions.defaults().maxEvaluations());
        try {
            Minimum found = minimizer.minimize(remaining.coordinates().awayFromZero(start));
            if (found.converged()) {
                last = found.point();
                return found.value();
            }
        } catch (IllegalArgumentException e) {
            // there is no finite deviance where the search begins
        }
        return Double.NaN;
    }

    private double evaluate(Constraint.Remaining remaining, double[] x, double[] gradient, double[][] hessian) {
        monitor.checkCancelled();
        double[] w = remaining.coordinates().point(x);
        int k = w.length - 1;
        double[] byPoint = new double[k + 1];
        double[][] secondByPoint = new double[k + 1][k + 1];
        double[] theta = Arrays.copyOf(w, k);
        double value = remaining.criterion().valueWithDerivatives(theta, Math.exp(w[k]), byPoint, secondByPoint);
        if (value < Double.POSITIVE_INFINITY) {
            remaining.coordinates().derivatives(x, byPoint, secondByPoint, gradient, hessian);
        }
        return value;
    }
}
