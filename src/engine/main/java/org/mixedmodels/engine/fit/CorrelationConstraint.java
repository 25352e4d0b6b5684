package org.mixedmodels.engine.fit;

import org.mixedmodels.engine.likelihood.ProfiledCriterion;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The correlation r of two random effects is held by making them the first two of their term: the second row of Lambda
 * is then its length b times (r, sqrt(1 - r^2)). That length and the first theta are counted by their logarithms, for
 * with one of them negative the correlation would be -r.
 */
final class CorrelationConstraint implements Constraint {

    private static final double SPREAD = 0.3;

    private final ProfiledCriterion criterion;
    private final FreeParameters free;
    private final int first;
    private final int below;
    private final int second;
    private final double estimate;

    CorrelationConstraint(LinearMixedModel model, int term, int effect, int other) {
        EffectsFirst reordered = EffectsFirst.of(model, term, effect, other);
        this.criterion = reordered.criterion();
        this.free = reordered.free();
        this.first = reordered.term().thetaStart();
        this.below = first + 1;
        this.second = first + reordered.term().columns().size();
        double[] theta = reordered.theta();
        this.estimate = theta[first] == 0 ? Double.NaN : theta[below] / Math.hypot(theta[below], theta[second]);
    }

    /** NaN if one of the effects does not vary. */
    @Override
    public double estimate() {
        return estimate;
    }

    @Override
    public double spread() {
        return SPREAD * Math.max(SPREAD, 1 - estimate * estimate);
    }

    @Override
    public double smallest() {
        return -1;
    }

    @Override
    public double largest() {
        return 1;
    }

    @Override
    public Remaining at(double value) {
        Coordinates coordinates = free.none();
        free.freeSigma(coordinates);
        int a = coordinates.add();
        int b = coordinates.add();
        double length = Math.hypot(free.theta(below), free.theta(second));
        coordinates.exponential(first, a, free.theta(first), 1);
        coordinates.exponential(below, b, value * length, 1);
        coordinates.exponential(second, b, Math.sqrt((1 - value) * (1 + value)) * length, 1);
        coordinates.keepFromZero(first, free.least(first));
        for (int k = 0; k < criterion.parameters(); k++) {
            if (!coordinates.isFree(k)) {
                free.freeTheta(coordinates, k);
            }
        }
        return new Remaining(criterion, coordinates, new double[coordinates.size()]);
    }
}
