package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.covariance.CovarianceKind;
import org.mixedmodels.engine.fit.Refit;
import org.mixedmodels.engine.formula.ModelTerm;
import org.mixedmodels.engine.formula.RandomEffectsTerm;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * Every random effect of a model dropped in turn, each time tested by the likelihood ratio (as {@code ranova} of the R
 * package lmerTest): a slope leaves its term, whose intercept stays; whole terms; last all random effects at once. The
 * criterion is the one that the model was fitted with.
 *
 * <p>Slopes that are part of an interaction in the same term stay, so does an intercept beside slopes of categories, and a term whose effects share a variance or a
 * correlation is dropped as a whole only.
 *
 * @param estimation the criterion that is compared
 * @param parameters the number of parameters of the model
 * @param logLik its log-likelihood
 * @param aic its AIC
 * @param rows the deletions, term by term
 */
public record TermDeletion(Estimation estimation, int parameters, double logLik, double aic, List<Row> rows) {

    /** Copies the list. */
    public TermDeletion {
        rows = List.copyOf(rows);
    }

    /** What is dropped. */
    public enum Kind {
        /** One effect of a term. */
        EFFECT,
        /** A term. */
        TERM,
        /** All random effects; the linear model is left. */
        ALL
    }

    /**
     * A deletion.
     *
     * @param kind what sort of part is dropped
     * @param dropped what is dropped: "Days in (1 + Days | Subject)", "(1 | batch)"; "all random effects"
     * @param parameters the number of parameters of the model without it
     * @param logLik the log-likelihood of that model
     * @param aic its AIC
     * @param chiSquare the likelihood-ratio statistic
     * @param df the number of parameters that are dropped
     * @param pValue from the chi-square distribution
     * @param boundaryPValue from the mixture if it is known, else NaN
     * @param remark which p-value holds
     */
    public record Row(
            Kind kind,
            String dropped,
            int parameters,
            double logLik,
            double aic,
            double chiSquare,
            int df,
            double pValue,
            double boundaryPValue,
            TestRemark remark) {}

    /**
     * Drops the random effects of a model.
     *
     * @param model the fitted model
     * @param monitor told of the fits; can cancel
     */
    public static TermDeletion of(LinearMixedModel model, ProgressMonitor monitor) {
        List<Row> rows = new ArrayList<>();
        Refit refit = Refit.of(model, monitor);
        List<RandomEffectsTerm> terms = model.specification().random();
        for (int i = 0; i < terms.size(); i++) {
            RandomEffectsTerm term = terms.get(i);
            monitor.report((double) i / terms.size(), "without " + term.text());
            addEffects(model, refit, i, rows);
            if (terms.size() > 1) {
                rows.add(row(Kind.TERM, term.text(), refit.withoutTerm(i), model));
            }
        }
        rows.add(row(Kind.ALL, "all random effects", null, model));
        return new TermDeletion(model.estimation(), model.parameters(), model.logLik(), model.aic(), rows);
    }

    private static void addEffects(LinearMixedModel model, Refit refit, int index, List<Row> rows) {
        RandomEffectsTerm term = model.specification().random().get(index);
        boolean separate = term.covariance() == CovarianceKind.DIAGONAL;
        int effects = term.slopes().size() + (term.intercept() ? 1 : 0);
        if (effects == 1 || !separate && term.covariance() != CovarianceKind.UNSTRUCTURED) {
            return;
        }
        if (separate && term.intercept() && !hasCategories(model, index)) {
            rows.add(row(Kind.EFFECT, "1 in " + term.text(), refit.withoutRandomIntercept(index), model));
        }
        for (ModelTerm slope : term.slopes()) {
            if (!isPartOfInteraction(slope, term)) {
                String label = slope.name() + " in " + term.text();
                rows.add(row(Kind.EFFECT, label, refit.withoutSlope(index, slope), model));
            }
        }
    }

    /** Whether a slope is that of categories: without the intercept they would be coded differently. */
    private static boolean hasCategories(LinearMixedModel model, int index) {
        return model.data().random().factors().stream()
                .flatMap(factor -> factor.terms().stream())
                .filter(term -> term.index() == index)
                .flatMap(term -> term.columns().stream())
                .anyMatch(column -> !column.indicators().isEmpty());
    }

    private static boolean isPartOfInteraction(ModelTerm slope, RandomEffectsTerm term) {
        return term.slopes().stream()
                .anyMatch(other ->
                        other.degree() > slope.degree() && other.columns().containsAll(slope.columns()));
    }

    private static Row row(Kind kind, String dropped, @Nullable LinearMixedModel without, LinearMixedModel model) {
        LikelihoodRatio test = LikelihoodRatio.ofNullable(without, model);
        double criterion = without == null ? LinearModelTest.linearModelCriterion(model) : without.criterion();
        int parameters = model.parameters() - test.df();
        return new Row(
                kind,
                dropped,
                parameters,
                -criterion / 2,
                criterion + 2 * parameters,
                test.chiSquare(),
                test.df(),
                test.pValue(),
                test.boundaryPValue(),
                test.remark());
    }
}
