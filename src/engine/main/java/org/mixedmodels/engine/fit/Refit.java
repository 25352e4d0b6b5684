package org.mixedmodels.engine.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mixedmodels.engine.covariance.CovarianceKind;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.design.ModelReduction;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.formula.ModelTerm;
import org.mixedmodels.engine.formula.RandomEffectsTerm;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.likelihood.ProfiledCriterion;
import org.mixedmodels.engine.optimize.Minimum;
import org.mixedmodels.engine.optimize.NewtonMinimizer;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.engine.result.OptimizationSummary;

/** Fits a model and smaller ones again from its cross-products, without its data. */
public final class Refit {

    private final LinearMixedModel model;
    private final ProgressMonitor monitor;

    private Refit(LinearMixedModel model, ProgressMonitor monitor) {
        this.model = model;
        this.monitor = monitor;
    }

    /**
     * Refits of a model.
     *
     * @param model the fitted model
     * @param monitor told of the progress; can cancel
     */
    public static Refit of(LinearMixedModel model, ProgressMonitor monitor) {
        return new Refit(model, monitor);
    }

    /** The same model by an estimation; the model itself if that is how it was fitted. */
    public LinearMixedModel by(Estimation estimation) {
        return estimation == model.estimation() ? model : LinearMixedModelFitter.refit(model, estimation, monitor);
    }

    /**
     * A smaller model, by the same estimation. It may lack fixed effects, random effects, random-effects terms and
     * correlations. Columns that the model left out as linear combinations of others stay out.
     *
     * @throws InvalidInputException of kind INCOMPARABLE if it has a column that the model does not have; that is so also
     *     where a term is dropped whose absence changes the coding of others
     * @throws IllegalArgumentException if it has another outcome, weights or offset, or no random effects
     */
    public LinearMixedModel to(ModelSpecification smaller) {
        ModelSpecification larger = model.specification();
        if (!larger.outcome().equals(smaller.outcome())
                || !larger.weights().equals(smaller.weights())
                || !larger.offset().equals(smaller.offset())) {
            throw new IllegalArgumentException("a smaller model has the same outcome, weights and offset");
        }
        if (smaller.random().isEmpty()) {
            throw new IllegalArgumentException("a mixed model has random effects");
        }
        return LinearMixedModelFitter.fit(
                smaller,
                ModelReduction.of(model.data()).to(smaller),
                model.estimation(),
                FitOptions.defaults().maxEvaluations(),
                monitor);
    }

    /** The model without a fixed effect. */
    public LinearMixedModel withoutFixed(ModelTerm term) {
        ModelSpecification all = model.specification();
        List<ModelTerm> kept = without(all.fixed(), term);
        return to(new ModelSpecification(
                all.outcome(), all.intercept(), kept, all.random(), all.weights(), all.offset()));
    }

    /** The model without the random-effects term in a place of its specification. */
    public LinearMixedModel withoutTerm(int index) {
        List<RandomEffectsTerm> terms = new ArrayList<>(model.specification().random());
        terms.remove(index);
        return to(model.specification().withRandom(terms));
    }

    /** The model without any random-effects term of a grouping factor. */
    public LinearMixedModel withoutFactor(String group) {
        return to(model.specification()
                .withRandom(model.specification().random().stream()
                        .filter(term -> !term.group().name().equals(group))
                        .toList()));
    }

    /** The model without one slope of a random-effects term; without the term if it has no other effect. */
    public LinearMixedModel withoutSlope(int index, ModelTerm slope) {
        RandomEffectsTerm term = model.specification().random().get(index);
        return withEffects(index, term.intercept(), without(term.slopes(), slope));
    }

    /** The model without the intercept of a random-effects term; without the term if it has no other effect. */
    public LinearMixedModel withoutRandomIntercept(int index) {
        return withEffects(
                index, false, model.specification().random().get(index).slopes());
    }

    private LinearMixedModel withEffects(int index, boolean intercept, List<ModelTerm> slopes) {
        if (!intercept && slopes.isEmpty()) {
            return withoutTerm(index);
        }
        List<RandomEffectsTerm> terms = new ArrayList<>(model.specification().random());
        RandomEffectsTerm term = terms.get(index);
        CovarianceKind covariance = term.covariance();
        terms.set(index, new RandomEffectsTerm(term.group(), intercept, slopes, covariance));
        return to(model.specification().withRandom(terms));
    }

    private static List<ModelTerm> without(List<ModelTerm> terms, ModelTerm term) {
        List<ModelTerm> kept =
                terms.stream().filter(other -> !other.sameColumns(term)).toList();
        if (kept.size() == terms.size()) {
            throw new IllegalArgumentException("the model has no term " + term.name());
        }
        return kept;
    }

    /**
     * The same model at a given theta: coefficients, sigma and conditional modes are estimated, the covariance parameters
     * are not. Its summary tells how far from the minimum theta is.
     *
     * @throws IllegalArgumentException if the criterion is not finite there
     */
    public LinearMixedModel at(double[] theta) {
        ProfiledCriterion criterion = new ProfiledCriterion(model.data(), model.estimation());
        if (theta.length != criterion.parameters()) {
            throw new IllegalArgumentException(
                    theta.length + " covariance parameters instead of " + criterion.parameters());
        }
        NewtonMinimizer one = new NewtonMinimizer(criterion::valueWithDerivatives, Double.POSITIVE_INFINITY, 1);
        double decrement = one.minimize(theta).decrement();
        String message = String.format(
                Locale.ROOT, "theta was given (%.2g standard errors from the minimum)", decrement / Math.sqrt(2));
        Minimum given = new Minimum(theta, criterion.value(theta), decrement, 1, true);
        return new LinearMixedModel(
                model.specification(),
                model.estimation(),
                model.data(),
                theta,
                criterion.estimates(theta),
                new OptimizationSummary(1, true, decrement, message),
                LinearMixedModelFitter.diagnostics(model.data(), criterion.blocks(), given));
    }
}
