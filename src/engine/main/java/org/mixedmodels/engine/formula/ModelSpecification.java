package org.mixedmodels.engine.formula;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A linear mixed model as its user means it, before any data are seen.
 *
 * @param outcome the column to explain
 * @param intercept whether there is a fixed intercept
 * @param fixed the fixed effects as written; the columns of the model have main effects before interactions
 * @param random the random-effects terms
 * @param weights the column of prior weights w, Var(e_i) = sigma^2 / w_i
 * @param offset the column that is added to the linear predictor with coefficient one
 */
public record ModelSpecification(
        String outcome,
        boolean intercept,
        List<ModelTerm> fixed,
        List<RandomEffectsTerm> random,
        Optional<String> weights,
        Optional<String> offset) {

    /** Copies the lists. */
    public ModelSpecification {
        fixed = List.copyOf(fixed);
        random = List.copyOf(random);
    }

    /** A model with an intercept and neither weights nor offset. */
    public static ModelSpecification of(String outcome, List<ModelTerm> fixed, List<RandomEffectsTerm> random) {
        return new ModelSpecification(outcome, true, fixed, random, Optional.empty(), Optional.empty());
    }

    /** The same model with prior weights. */
    public ModelSpecification withWeights(String column) {
        return new ModelSpecification(outcome, intercept, fixed, random, Optional.of(column), offset);
    }

    /** The same model with an offset. */
    public ModelSpecification withOffset(String column) {
        return new ModelSpecification(outcome, intercept, fixed, random, weights, Optional.of(column));
    }

    /** The same model with other random-effects terms. */
    public ModelSpecification withRandom(List<RandomEffectsTerm> terms) {
        return new ModelSpecification(outcome, intercept, fixed, terms, weights, offset);
    }

    /** The model in lme4's syntax, without weights and offset. */
    public String formula() {
        List<String> terms = new ArrayList<>();
        if (!intercept) {
            terms.add("0");
        } else if (fixed.isEmpty()) {
            terms.add("1");
        }
        fixed.forEach(term -> terms.add(term.text()));
        random.forEach(term -> terms.add(term.text()));
        return FormulaText.name(outcome) + " ~ " + String.join(" + ", terms);
    }

    /** The columns of the fixed effects, each once. */
    public List<String> fixedColumns() {
        Set<String> names = new LinkedHashSet<>();
        fixed.forEach(term -> names.addAll(term.columns()));
        return List.copyOf(names);
    }

    /** The columns of random slopes, each once. */
    public List<String> slopeColumns() {
        Set<String> names = new LinkedHashSet<>();
        random.forEach(term -> term.slopes().forEach(slope -> names.addAll(slope.columns())));
        return List.copyOf(names);
    }

    /** The grouping columns, each once. */
    public List<String> groupColumns() {
        Set<String> names = new LinkedHashSet<>();
        random.forEach(term -> names.addAll(term.group().columns()));
        return List.copyOf(names);
    }

    /** Every column that the model uses, each once, the outcome first. */
    public List<String> allColumns() {
        Set<String> names = new LinkedHashSet<>();
        names.add(outcome);
        names.addAll(fixedColumns());
        names.addAll(slopeColumns());
        names.addAll(groupColumns());
        weights.ifPresent(names::add);
        offset.ifPresent(names::add);
        return List.copyOf(names);
    }

    /** The random effects that the model has more than once: the data cannot tell one from the other. */
    public List<RandomEffect> repeatedEffects() {
        Set<RandomEffect> seen = new HashSet<>();
        Set<RandomEffect> repeated = new LinkedHashSet<>();
        for (RandomEffectsTerm term : random) {
            Set<String> group = Set.copyOf(term.group().columns());
            Stream<Set<String>> effects = Stream.concat(
                    term.intercept() ? Stream.of(Set.<String>of()) : Stream.empty(),
                    term.slopes().stream().map(slope -> Set.copyOf(slope.columns())));
            effects.map(effect -> new RandomEffect(group, effect))
                    .filter(effect -> !seen.add(effect))
                    .forEach(repeated::add);
        }
        return List.copyOf(repeated);
    }

    /**
     * A random effect, whatever the order of its columns.
     *
     * @param group the grouping columns
     * @param slope the columns of the slope, none for an intercept
     */
    public record RandomEffect(Set<String> group, Set<String> slope) {

        /** The effect in words for a person: its name, then its groups. */
        public String text() {
            String name = slope.isEmpty() ? "(Intercept)" : String.join(":", new TreeSet<>(slope));
            return "\"" + name + "\" by " + String.join(":", new TreeSet<>(group));
        }
    }
}
