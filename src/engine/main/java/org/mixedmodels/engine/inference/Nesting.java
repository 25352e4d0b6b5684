package org.mixedmodels.engine.inference;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mixedmodels.engine.covariance.CovarianceKind;
import org.mixedmodels.engine.design.DesignColumn;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.inference.TestRemark.NotNested;
import org.mixedmodels.engine.inference.TestRemark.Reason;
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

    /** Why the smaller model is not seen to be a special case of the larger one; empty if it is. */
    Optional<NotNested> objection() {
        ModelSpecification left = smaller.specification();
        ModelSpecification right = larger.specification();
        if (smaller.parameters() == larger.parameters()) {
            return because(Reason.SAME_SIZE, List.of());
        }
        if (!left.weights().equals(right.weights())) {
            return because(Reason.WEIGHTS, List.of());
        }
        if (!left.offset().equals(right.offset())) {
            return because(Reason.OFFSET, List.of());
        }
        List<String> columns = foreignColumns();
        if (!columns.isEmpty()) {
            return because(Reason.FIXED_EFFECTS, columns);
        }
        List<String> terms = foreignTerms();
        return terms.isEmpty() ? Optional.empty() : because(Reason.RANDOM_EFFECTS, terms);
    }

    private static Optional<NotNested> because(Reason reason, List<String> parts) {
        return Optional.of(new NotNested(reason, parts));
    }

    /** Columns of the smaller X that the larger one neither has nor left out as combinations of others. */
    private List<String> foreignColumns() {
        Set<Object> known = new HashSet<>();
        larger.design().columns().forEach(column -> known.add(factors(column)));
        return smaller.design().columns().stream()
                .filter(column -> !known.contains(factors(column)))
                .map(DesignColumn::name)
                .filter(name -> !larger.design().dropped().contains(name))
                .toList();
    }

    /** A column of X as the set of its factors: a:b is b:a. */
    private static Object factors(DesignColumn column) {
        return List.of(column.numeric().stream().sorted().toList(), Set.copyOf(column.indicators()));
    }

    private List<String> foreignTerms() {
        return smaller.varCorr().stream()
                .filter(term -> larger.varCorr().stream().noneMatch(other -> isPart(term, other)))
                .map(term -> String.join(", ", term.terms()) + " by " + term.group())
                .toList();
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
}
