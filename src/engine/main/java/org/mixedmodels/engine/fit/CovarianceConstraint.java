package org.mixedmodels.engine.fit;

import org.mixedmodels.engine.likelihood.ProfiledCriterion;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The covariance c of two random effects is held by making them the first two of their term: it is then
 *
 * <pre>
 *   c = sigma^2 theta_1 theta_2,   theta_1 > 0,   so   theta_2 = c / (sigma^2 theta_1),
 * </pre>
 *
 * theta_1 being counted by its logarithm.
 */
final class CovarianceConstraint implements Constraint {

    private final ProfiledCriterion criterion;
    private final FreeParameters free;
    private final int first;
    private final double estimate;
    private final double spread;

    CovarianceConstraint(LinearMixedModel model, int term, int effect, int other) {
        EffectsFirst reordered = EffectsFirst.of(model, term, effect, other);
        this.criterion = reordered.criterion();
        this.free = reordered.free();
        this.first = reordered.term().thetaStart();
        int second = first + reordered.term().columns().size();
        double[] theta = reordered.theta();
        double sigma2 = model.sigma() * model.sigma();
        this.estimate = sigma2 * theta[first] * theta[first + 1];
        double length = Math.hypot(theta[first + 1], Math.max(theta[second], free.least(second)));
        this.spread = sigma2 * Math.max(theta[first], free.least(first)) * length / 4;
    }

    @Override
    public double estimate() {
        return estimate;
    }

    @Override
    public double spread() {
        return spread;
    }

    @Override
    public double smallest() {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    public double largest() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public Remaining at(double value) {
        Coordinates coordinates = free.none();
        int sigma = free.freeSigma(coordinates);
        int a = coordinates.add();
        double sigma2 = Math.exp(2 * free.logSigma());
        coordinates.exponential(first, a, free.theta(first), 1);
        coordinates.exponential(first + 1, a, value / (sigma2 * free.theta(first)), -1, sigma, -2);
        coordinates.keepFromZero(first, free.least(first));
        for (int k = 0; k < criterion.parameters(); k++) {
            if (!coordinates.isFree(k)) {
                free.freeTheta(coordinates, k);
            }
        }
        return new Remaining(criterion, coordinates, new double[coordinates.size()]);
    }
}
