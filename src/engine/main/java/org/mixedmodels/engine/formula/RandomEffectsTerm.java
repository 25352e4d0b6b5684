package org.mixedmodels.engine.formula;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.covariance.CovarianceKind;

/**
 * Effects that vary between groups: an intercept and slopes per level of a grouping factor.
 *
 * @param group what defines the groups
 * @param intercept whether the intercept varies
 * @param slopes the predictors whose slopes vary
 * @param covariance which variances and correlations the effects have
 */
public record RandomEffectsTerm(
        GroupingFactor group, boolean intercept, List<ModelTerm> slopes, CovarianceKind covariance) {

    /** At least the intercept or one slope. */
    public RandomEffectsTerm {
        slopes = List.copyOf(slopes);
        if (!intercept && slopes.isEmpty()) {
            throw new IllegalArgumentException("a random-effects term without effects");
        }
    }

    /** A random intercept. */
    public static RandomEffectsTerm intercept(String... groupColumns) {
        return new RandomEffectsTerm(GroupingFactor.of(groupColumns), true, List.of(), CovarianceKind.UNSTRUCTURED);
    }

    /** The term in lme4's syntax: in parentheses, after the name of its covariance if only glmmTMB has a syntax for it. */
    public String text() {
        List<String> effects = new ArrayList<>();
        effects.add(intercept ? "1" : "0");
        slopes.forEach(slope -> effects.add(slope.text()));
        CovarianceKind kind = effects.size() > 1 ? covariance : CovarianceKind.UNSTRUCTURED;
        boolean hasBar = kind == CovarianceKind.UNSTRUCTURED || kind == CovarianceKind.DIAGONAL;
        String bar = kind == CovarianceKind.DIAGONAL ? " || " : " | ";
        return (hasBar ? "" : kind.function()) + "(" + String.join(" + ", effects) + bar + group.text() + ")";
    }
}
