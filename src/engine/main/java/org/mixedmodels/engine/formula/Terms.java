package org.mixedmodels.engine.formula;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A set of terms with the intercept, and the algebra of model formulas on it (Wilkinson and Rogers 1973, Appl. Stat.
 * 22(3), 392-399).
 *
 * @param intercept present, removed, or not spoken of
 * @param terms the terms in the order of first mention
 */
record Terms(Optional<Boolean> intercept, List<ModelTerm> terms) {

    static final Terms NONE = new Terms(Optional.empty(), List.of());

    static Terms constant(boolean intercept) {
        return new Terms(Optional.of(intercept), List.of());
    }

    static Terms of(String column) {
        return new Terms(Optional.empty(), List.of(ModelTerm.of(column)));
    }

    /** a + b */
    Terms plus(Terms other) {
        List<ModelTerm> all = new ArrayList<>(terms);
        for (ModelTerm term : other.terms) {
            if (all.stream().noneMatch(term::sameColumns)) {
                all.add(term);
            }
        }
        return new Terms(other.intercept.isPresent() ? other.intercept : intercept, List.copyOf(all));
    }

    /** a - b */
    Terms minus(Terms other) {
        List<ModelTerm> kept = terms.stream()
                .filter(term -> other.terms.stream().noneMatch(term::sameColumns))
                .toList();
        return new Terms(other.intercept.isPresent() ? other.intercept.map(i -> !i) : intercept, kept);
    }

    /** a : b */
    Terms interaction(Terms other) {
        Terms product = NONE;
        for (ModelTerm left : terms) {
            for (ModelTerm right : other.terms) {
                Set<String> columns = new LinkedHashSet<>(left.columns());
                columns.addAll(right.columns());
                product = product.plus(new Terms(Optional.empty(), List.of(new ModelTerm(List.copyOf(columns)))));
            }
        }
        return product;
    }

    /** a * b = a + b + a:b */
    Terms crossed(Terms other) {
        return plus(other).plus(interaction(other));
    }

    /** a / b = a + b within all columns of a */
    Terms nested(Terms other) {
        Set<String> columns = new LinkedHashSet<>();
        terms.forEach(term -> columns.addAll(term.columns()));
        return plus(new Terms(Optional.empty(), List.of(new ModelTerm(List.copyOf(columns)))).interaction(other));
    }

    /** The terms as written, the columns of each in the order in which the formula mentions them first. */
    List<ModelTerm> byMention(Collection<String> mentioned) {
        List<String> order = List.copyOf(mentioned);
        return terms.stream()
                .map(term -> new ModelTerm(term.columns().stream()
                        .sorted(Comparator.comparingInt(order::indexOf))
                        .toList()))
                .toList();
    }
}
