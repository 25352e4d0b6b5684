package org.mixedmodels.engine.fit;

import java.util.stream.IntStream;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.design.ModelReduction;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.likelihood.ProfiledCriterion;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * A model fitted by ML whose random-effects term has some effects in the first places, where their variances and their
 * correlation are simple functions of theta.
 *
 * @param criterion its likelihood
 * @param term the reordered term
 * @param theta the estimates in the new order
 * @param free where searches begin
 */
record EffectsFirst(ProfiledCriterion criterion, RandomDesign.Term term, double[] theta, FreeParameters free) {

    static EffectsFirst of(LinearMixedModel model, ProgressMonitor monitor, int index, int... effects) {
        ModelData data = ModelReduction.of(model.data()).withEffectsFirst(index, effects);
        ProfiledCriterion criterion = new ProfiledCriterion(data, Estimation.ML);
        boolean unchanged = IntStream.range(0, effects.length).allMatch(i -> effects[i] == i);
        double[] theta = unchanged
                ? model.theta()
                : new CriterionMinimizer(criterion, FitOptions.defaults().maxEvaluations(), monitor)
                        .minimize()
                        .point();
        RandomDesign.Term term = data.random().factors().stream()
                .flatMap(factor -> factor.terms().stream())
                .filter(t -> t.index() == index)
                .findFirst()
                .orElseThrow();
        return new EffectsFirst(criterion, term, theta, new FreeParameters(criterion.blocks(), theta, model.sigma()));
    }
}
