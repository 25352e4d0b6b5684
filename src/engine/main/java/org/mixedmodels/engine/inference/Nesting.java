package org.mixedmodels.engine.inference;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mixedmodels.engine.covariance.CovarianceKind;
import org.mixedmodels.engine.design.DesignColumn;
import org.mixedmodels.engine.result.GroupCovariance;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Whether one model is a special case of another: its coefficients and variances a part of the other's. */
final class Nesting {

    private final LinearMixedModel smaller;
    private final LinearMixedModel larger;

    Nesting(LinearMixedModel smaller, LinearMixedModel larger) {
        this.smaller = smaller;
        this.larger = larger;
    }

    boolean isNested() {
        return smaller.parameters() < larger.parameters()
                && smaller.specification()
                        .weights()
                        .equals(larger.specification().weights())
                && smaller.specification()
                        .offset()
                        .equals(larger.specification().offset())
                && columns(larger).containsAll(columns(smaller))
                && smaller.varCorr().stream()
                        .allMatch(term -> larger.varCorr().stream().anyMatch(other -> isPart(term, other)));
    }

    /** The columns of X as sets of their factors: a:b is b:a. */
    private static Set<Object> columns(LinearMixedModel model) {
        Set<Object> columns = new HashSet<>();
        for (DesignColumn column : model.design().columns()) {
            columns.add(List.of(column.numeric().stream().sorted().toList(), Set.copyOf(column.indicators())));
        }
        return columns;
    }

    private static boolean isPart(GroupCovariance term, GroupCovariance other) {
        return term.group().equals(other.group())
                && new HashSet<>(other.terms()).containsAll(term.terms())
                && other.kind()
                        .contains(
                                kind(term), term.terms().size() == other.terms().size());
    }

    /** The kind of a term; those of a single effect are all the same. */
    private static CovarianceKind kind(GroupCovariance term) {
        return term.terms().size() == 1 ? CovarianceKind.HOMOGENEOUS : term.kind();
    }

    /** How many fixed coefficients the larger model adds. */
    int addedCoefficients() {
        return larger.design().size() - smaller.design().size();
    }

    /**
     * How many parameters come with the one effect that the larger model adds, its variance and covariances; empty if it
     * adds none or several, or adds correlations between effects of the smaller model.
     */
    Optional<Integer> parametersOfSingleEffect() {
        int addedEffects = effects(larger) - effects(smaller);
        int addedTheta = larger.theta().length - smaller.theta().length;
        if (addedEffects != 1) {
            return Optional.empty();
        }
        List<GroupCovariance> before = smaller.varCorr();
        int expected = larger.varCorr().stream()
                .filter(term -> before.stream().noneMatch(t -> sameTerm(t, term)))
                .mapToInt(term -> term.kind() == CovarianceKind.UNSTRUCTURED
                        ? term.terms().size()
                        : 1)
                .sum();
        return expected == addedTheta ? Optional.of(addedTheta) : Optional.empty();
    }

    private static boolean sameTerm(GroupCovariance a, GroupCovariance b) {
        return a.group().equals(b.group()) && a.terms().equals(b.terms()) && a.kind() == b.kind();
    }

    private static int effects(LinearMixedModel model) {
        return model.varCorr().stream().mapToInt(term -> term.terms().size()).sum();
    }
}
