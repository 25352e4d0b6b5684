package org.mixedmodels.engine.fit;

import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.likelihood.EffectsBasis;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.likelihood.FirstEffects;
import org.mixedmodels.engine.likelihood.ProfiledCriterion;
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

    static EffectsFirst of(LinearMixedModel model, int index, int... effects) {
        EffectsBasis basis = FirstEffects.of(model.data(), index, effects);
        ProfiledCriterion criterion = new ProfiledCriterion(basis.data(), Estimation.ML);
        double[] theta = basis.changedTheta(model.theta());
        RandomDesign.Term term = model.data().random().factors().stream()
                .flatMap(factor -> factor.terms().stream())
                .filter(t -> t.index() == index)
                .findFirst()
                .orElseThrow();
        return new EffectsFirst(criterion, term, theta, new FreeParameters(criterion.blocks(), theta, model.sigma()));
    }
}
