package org.mixedmodels.engine.fit;

import org.mixedmodels.engine.likelihood.CentredSlopes;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.likelihood.ProfiledCriterion;
import org.mixedmodels.engine.result.LinearMixedModel;

/** The residual standard deviation is held by leaving theta alone free. */
final class ResidualConstraint implements Constraint {

    private final LinearMixedModel model;
    private final ProfiledCriterion criterion;
    private final FreeParameters free;

    ResidualConstraint(LinearMixedModel model) {
        this.model = model;
        CentredSlopes centred = CentredSlopes.of(model.data());
        this.criterion = new ProfiledCriterion(centred.data(), Estimation.ML);
        this.free = new FreeParameters(criterion.blocks(), centred.centredTheta(model.theta()), model.sigma());
    }

    @Override
    public double estimate() {
        return model.sigma();
    }

    @Override
    public double spread() {
        return model.sigma() / Math.sqrt(2.0 * model.nobs());
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
    public boolean isExcluded(double value) {
        return value == 0;
    }

    @Override
    public Remaining at(double value) {
        Coordinates coordinates = free.none();
        int k = criterion.parameters();
        for (int i = 0; i < k; i++) {
            free.freeTheta(coordinates, i);
        }
        coordinates.fix(k, Math.log(value));
        return new Remaining(criterion, coordinates, new double[k]);
    }
}
