package org.mixedmodels.engine.fit;

import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.design.ModelReduction;
import org.mixedmodels.engine.likelihood.CentredSlopes;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.likelihood.LambdaBlocks;
import org.mixedmodels.engine.likelihood.ProfiledCriterion;
import org.mixedmodels.engine.result.FixedEffects;
import org.mixedmodels.engine.result.LinearMixedModel;

/** A coefficient is held by moving its multiple of x from the predictors to the outcome. */
final class CoefficientConstraint implements Constraint {

    private final ModelData data;
    private final int column;
    private final FixedEffects fixed;
    private final FreeParameters free;

    CoefficientConstraint(LinearMixedModel model, int column) {
        CentredSlopes centred = CentredSlopes.of(model.data());
        this.data = centred.data();
        this.column = column;
        this.fixed = model.fixedEffects();
        this.free = new FreeParameters(
                new LambdaBlocks(data.random(), data.crossProducts()),
                centred.centredTheta(model.theta()),
                model.sigma());
    }

    @Override
    public double estimate() {
        return fixed.estimates()[column];
    }

    @Override
    public double spread() {
        return fixed.stdError(column);
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
        ProfiledCriterion criterion =
                new ProfiledCriterion(ModelReduction.of(data).withCoefficient(column, value), Estimation.ML);
        Coordinates coordinates = free.all();
        return new Remaining(criterion, coordinates, new double[coordinates.size()]);
    }
}
