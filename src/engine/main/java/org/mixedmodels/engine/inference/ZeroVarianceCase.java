package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.covariance.CovarianceKind;
import org.mixedmodels.engine.design.DesignColumn;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.inference.ComponentInformation.Parameter;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * Which variances are zero in a special case of a model, and how the likelihood-ratio statistic is then distributed.
 *
 * <p>The statistic is that of a normal vector projected on the cone of directions in which the parameters can leave the
 * special case (Self and Liang 1987). An effect that joins others brings free covariances, and its variance is bounded by
 * zero: the cone is a half-space, the mixture half and half whatever the information (Stram and Lee 1994, Biometrics 50,
 * 1171-1177). Several uncorrelated effects span an orthant, an intercept and a slope with their covariance the cone of
 * positive semidefinite matrices; then the weights follow from the information, which is known in closed form where the
 * special case is the linear model. All else is an unknown mixture.
 */
final class ZeroVarianceCase {

    private static final int MOST_RAYS = 3;

    private final LinearMixedModel larger;
    private final Set<List<String>> before = new HashSet<>();
    private final List<String> effects = new ArrayList<>();
    /** Variances that can only grow, each alone. */
    private final List<Parameter> rays = new ArrayList<>();
    /** Per pair of correlated new effects: variance, covariance, variance. */
    private final List<List<Parameter>> pairs = new ArrayList<>();

    private boolean known = true;

    private ZeroVarianceCase(@Nullable LinearMixedModel smaller, LinearMixedModel larger) {
        this.larger = larger;
        if (smaller != null) {
            smaller.forEachTerm((factor, term, f) -> term.names().forEach(name -> before.add(key(factor, name))));
        }
        larger.forEachTerm(this::add);
    }

    private static List<String> key(RandomDesign.Factor factor, String effect) {
        return List.of(factor.name(), effect);
    }

    /**
     * What is to be said of the test of nested models.
     *
     * @param smaller the special case, null for the linear model with the same fixed effects
     * @param larger the model
     */
    static TestRemark remark(@Nullable LinearMixedModel smaller, LinearMixedModel larger) {
        ZeroVarianceCase cone = new ZeroVarianceCase(smaller, larger);
        if (cone.effects.isEmpty()) {
            return new TestRemark.Regular();
        }
        int df = smaller == null ? larger.theta().length : larger.parameters() - smaller.parameters();
        List<Double> weights = cone.weights(smaller == null);
        return weights.isEmpty()
                ? new TestRemark.UnknownMixture(cone.effects)
                : new TestRemark.ZeroVariances(cone.effects, new ChiBarSquare(df - weights.size() + 1, weights));
    }

    private void add(RandomDesign.Factor factor, RandomDesign.Term term, int f) {
        List<Integer> added = new ArrayList<>();
        for (int effect = 0; effect < term.columns().size(); effect++) {
            DesignColumn column = term.columns().get(effect);
            if (!before.contains(key(factor, column.name()))) {
                added.add(effect);
                effects.add(column.name() + " by " + factor.name());
            }
        }
        if (!added.isEmpty()) {
            addCone(kind(term), term, f, added);
        }
    }

    private CovarianceKind kind(RandomDesign.Term term) {
        return term.columns().size() == 1
                ? CovarianceKind.DIAGONAL
                : larger.specification().random().get(term.index()).covariance();
    }

    private void addCone(CovarianceKind kind, RandomDesign.Term term, int f, List<Integer> added) {
        List<Integer> places =
                added.stream().map(effect -> term.offset() + effect).toList();
        if (kind == CovarianceKind.DIAGONAL) {
            places.forEach(place -> rays.add(Parameter.variance(f, place)));
        } else if (kind == CovarianceKind.HOMOGENEOUS) {
            rays.add(Parameter.commonVariance(f, places));
        } else if (kind == CovarianceKind.UNSTRUCTURED && added.size() == 1) {
            rays.add(Parameter.variance(f, places.get(0)));
        } else if (kind == CovarianceKind.UNSTRUCTURED && term.columns().size() == 2) {
            pairs.add(List.of(
                    Parameter.variance(f, places.get(0)),
                    Parameter.covariance(f, places.get(0), places.get(1)),
                    Parameter.variance(f, places.get(1))));
        } else {
            known = false;
        }
    }

    /** The weights of the mixture, from the fewest degrees of freedom; none where they are unknown. */
    private List<Double> weights(boolean linear) {
        if (known && pairs.isEmpty() && rays.size() == 1) {
            return List.of(0.5, 0.5);
        }
        if (known && linear && pairs.isEmpty() && rays.size() <= MOST_RAYS) {
            return ConeWeights.orthant(new ComponentInformation(larger.crossProducts()).of(rays));
        }
        if (known && linear && rays.isEmpty() && pairs.size() == 1) {
            return ConeWeights.semidefinite(new ComponentInformation(larger.crossProducts()).of(pairs.get(0)));
        }
        return List.of();
    }
}
