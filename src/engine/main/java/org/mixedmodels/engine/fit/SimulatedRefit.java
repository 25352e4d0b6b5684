package org.mixedmodels.engine.fit;

import org.apache.commons.math3.random.RandomGenerator;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.likelihood.CentredSlopes;
import org.mixedmodels.engine.likelihood.Estimates;
import org.mixedmodels.engine.likelihood.OutcomeSimulation;
import org.mixedmodels.engine.likelihood.ProfiledCriterion;
import org.mixedmodels.engine.optimize.Minimum;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * Fits a model again, by the same estimation, to outcomes that are simulated from it: new random effects and errors in the
 * same design. Neither needs the data; the cost does not depend on the number of rows. Not thread safe.
 */
public final class SimulatedRefit {

    private final LinearMixedModel model;
    private final CentredSlopes centred;
    private final OutcomeSimulation simulation;
    private final ProfiledCriterion criterion;
    private final double[] start;
    private final ProgressMonitor monitor;

    /**
     * Refits of a model.
     *
     * @param model the fitted model
     * @param monitor can cancel
     */
    public SimulatedRefit(LinearMixedModel model, ProgressMonitor monitor) {
        this.model = model;
        this.monitor = monitor;
        this.centred = CentredSlopes.of(model.data());
        double[] theta = centred.centredTheta(model.theta());
        this.simulation =
                new OutcomeSimulation(centred.data(), theta, model.estimates().beta(), model.sigma());
        this.criterion = new ProfiledCriterion(with(simulation.sums()), model.estimation());
        FreeParameters beside = new FreeParameters(criterion.blocks(), theta, model.sigma());
        this.start = new double[theta.length];
        for (int k = 0; k < start.length; k++) {
            start[k] = beside.theta(k);
        }
    }

    private ModelData with(CrossProducts sums) {
        ModelData data = model.data();
        return new ModelData(data.fixed(), data.random(), sums, data.outcome());
    }

    /**
     * The model fitted to the next outcome.
     *
     * @param random decides the outcome
     * @throws InvalidInputException if the outcome cannot be fitted
     * @throws org.mixedmodels.engine.progress.CancelledException if the monitor asks for it
     */
    public LinearMixedModel next(RandomGenerator random) {
        simulation.draw(random);
        int most = criterion.evaluations() + FitOptions.defaults().maxEvaluations();
        Minimum found = new CriterionMinimizer(criterion, most, monitor).minimize(start);
        ModelData kept = with(centred.isFar() ? original() : simulation.snapshot());
        double[] theta = centred.theta(found.point());
        Estimates estimates = centred.isFar()
                ? new ProfiledCriterion(kept, model.estimation()).estimates(theta)
                : criterion.estimates(theta);
        Minimum minimum = new Minimum(theta, found.value(), found.decrement(), found.evaluations(), found.converged());
        return LinearMixedModelFitter.result(
                model.specification(), model.estimation(), kept, criterion.blocks(), estimates, minimum);
    }

    private CrossProducts original() {
        return centred.original(simulation.sums(), model.crossProducts());
    }
}
