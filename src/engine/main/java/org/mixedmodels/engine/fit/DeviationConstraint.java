package org.mixedmodels.engine.fit;

import org.mixedmodels.engine.covariance.CovarianceStructure;
import org.mixedmodels.engine.likelihood.ProfiledCriterion;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The standard deviation s of a random effect is held by choosing its theta as s / sigma. The effect is made the first of
 * its term, so that its standard deviation is sigma times one theta alone, whatever the correlations. At zero the whole
 * first column of Lambda is zero: the model is that without the effect.
 */
final class DeviationConstraint implements Constraint {

    private final ProfiledCriterion criterion;
    private final FreeParameters free;
    private final CovarianceStructure structure;
    private final int first;
    private final double estimate;
    private final double spread;

    DeviationConstraint(LinearMixedModel model, int term, int effect) {
        EffectsFirst reordered = EffectsFirst.of(model, term, effect);
        this.criterion = reordered.criterion();
        this.free = reordered.free();
        this.structure = reordered.term().structure();
        this.first = reordered.term().thetaStart();
        this.estimate = reordered.theta()[first] * model.sigma();
        this.spread = Math.max(estimate, criterion.blocks().scales()[first] * model.sigma()) / 4;
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
        return 0;
    }

    @Override
    public double largest() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public Remaining at(double value) {
        Coordinates coordinates = free.none();
        int sigma = free.freeSigma(coordinates);
        for (int k = 0; k < criterion.parameters(); k++) {
            boolean own = k >= first && k < first + structure.parameters();
            if (k == first && value > 0) {
                // theta = value / sigma, sigma = exp(logSigma + x)
                coordinates.exponential(k, sigma, value / Math.exp(free.logSigma()), -1);
            } else if (value > 0 || !own || !isInFirstColumn(k - first)) {
                free.freeTheta(coordinates, k);
            }
        }
        return new Remaining(criterion, coordinates, new double[coordinates.size()]);
    }

    private boolean isInFirstColumn(int k) {
        return structure.entries(k).stream().anyMatch(entry -> entry.column() == 0);
    }
}
