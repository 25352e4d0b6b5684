package org.mixedmodels.engine.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mixedmodels.engine.covariance.CovarianceStructure;
import org.mixedmodels.engine.formula.GroupingFactor;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.formula.RandomEffectsTerm;

/**
 * The random-effects part of a model: its terms gathered by grouping factor, for terms on one factor share its levels.
 *
 * @param factors the grouping factors, in the order of first mention
 */
public record RandomDesign(List<Factor> factors) {

    /** Copies the list. */
    public RandomDesign {
        factors = List.copyOf(factors);
    }

    /**
     * A grouping factor with the columns of all its terms side by side.
     *
     * @param group what defines the levels
     * @param terms its terms
     */
    public record Factor(GroupingFactor group, List<Term> terms) {

        /** Copies the list. */
        public Factor {
            terms = List.copyOf(terms);
        }

        /** The factor's name, as the cross-products have it. */
        public String name() {
            return group.name();
        }

        /** The number of columns q of all terms together. */
        public int size() {
            return terms.stream().mapToInt(term -> term.columns().size()).sum();
        }

        /** The columns of all terms. */
        public List<DesignColumn> columns() {
            return terms.stream().flatMap(term -> term.columns().stream()).toList();
        }
    }

    /**
     * A random-effects term.
     *
     * @param index its place in the specification
     * @param offset where its columns start within its factor
     * @param thetaStart where its parameters start in theta
     * @param columns its columns
     * @param structure its covariance structure
     */
    public record Term(
            int index, int offset, int thetaStart, List<DesignColumn> columns, CovarianceStructure structure) {

        /** Copies the list. */
        public Term {
            columns = List.copyOf(columns);
        }

        /** The names of the columns. */
        public List<String> names() {
            return columns.stream().map(DesignColumn::name).toList();
        }
    }

    /** The random part of a specification with the given nominal predictors. */
    public static RandomDesign of(ModelSpecification specification, Map<String, NominalCoding> codings) {
        Map<GroupingFactor, List<Term>> byGroup = new LinkedHashMap<>();
        int theta = 0;
        for (int i = 0; i < specification.random().size(); i++) {
            RandomEffectsTerm term = specification.random().get(i);
            List<DesignColumn> columns = DesignColumns.expand(term.intercept(), term.slopes(), codings);
            List<Term> siblings = byGroup.computeIfAbsent(term.group(), group -> new ArrayList<>());
            int offset = siblings.stream().mapToInt(t -> t.columns().size()).sum();
            CovarianceStructure structure = term.covariance().structure(columns.size());
            siblings.add(new Term(i, offset, theta, columns, structure));
            theta += structure.parameters();
        }
        return new RandomDesign(byGroup.entrySet().stream()
                .map(entry -> new Factor(entry.getKey(), entry.getValue()))
                .toList());
    }

    /** The number of parameters theta. */
    public int parameters() {
        return factors.stream()
                .flatMap(factor -> factor.terms().stream())
                .mapToInt(term -> term.structure().parameters())
                .sum();
    }
}
