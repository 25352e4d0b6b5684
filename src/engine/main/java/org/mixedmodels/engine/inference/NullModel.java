package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.fit.Refit;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.formula.RandomEffectsTerm;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Smaller models with random intercepts only, fitted again from a model's sums by the same estimation. */
final class NullModel {

    private NullModel() {}

    /**
     * The model without predictors.
     *
     * @return none if the model has no fixed intercept, or a grouping factor without a random intercept
     */
    static Optional<LinearMixedModel> of(LinearMixedModel model, ProgressMonitor monitor) {
        ModelSpecification all = model.specification();
        return withIntercepts(
                model,
                new ModelSpecification(
                        all.outcome(), all.intercept(), List.of(), all.random(), all.weights(), all.offset()),
                monitor);
    }

    /** The model with its predictors, but none of its random slopes; none as for {@link #of}. */
    static Optional<LinearMixedModel> withoutSlopes(LinearMixedModel model, ProgressMonitor monitor) {
        return withIntercepts(model, model.specification(), monitor);
    }

    private static Optional<LinearMixedModel> withIntercepts(
            LinearMixedModel model, ModelSpecification specification, ProgressMonitor monitor) {
        List<RandomEffectsTerm> terms = new ArrayList<>();
        for (RandomDesign.Factor factor : model.data().random().factors()) {
            if (factor.columns().stream().noneMatch(column -> column.isIntercept())) {
                return Optional.empty();
            }
            terms.add(RandomEffectsTerm.intercept(factor.group().columns().toArray(String[]::new)));
        }
        if (!model.design().hasIntercept()) {
            return Optional.empty();
        }
        ModelSpecification smaller = specification.withRandom(terms);
        boolean same = smaller.formula().equals(model.specification().formula());
        return Optional.of(same ? model : Refit.of(model, monitor).to(smaller));
    }
}
