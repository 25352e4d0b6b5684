package org.mixedmodels.knime.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.formula.RandomEffectsTerm;

/**
 * A random-effects term in a chain of nested levels, as programs write it that know nesting only: school, then class.
 *
 * @param column the column that tells the groups within those of the term before
 * @param term the term
 */
record NestedTerm(String column, RandomEffectsTerm term) {

    /**
     * Returns the terms of a model from the highest level to the lowest; empty if they are no chain in which every level
     * adds one column and has one term.
     */
    static Optional<List<NestedTerm>> chain(ModelSpecification model) {
        List<RandomEffectsTerm> terms = new ArrayList<>(model.random());
        terms.sort(Comparator.comparingInt(term -> term.group().columns().size()));
        List<NestedTerm> chain = new ArrayList<>();
        Set<String> before = Set.of();
        for (RandomEffectsTerm term : terms) {
            Set<String> columns = new HashSet<>(term.group().columns());
            Set<String> added = new HashSet<>(columns);
            added.removeAll(before);
            if (!columns.containsAll(before) || added.size() != 1) {
                return Optional.empty();
            }
            chain.add(new NestedTerm(added.iterator().next(), term));
            before = columns;
        }
        return Optional.of(chain);
    }
}
