package org.mixedmodels.engine.formula;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A term of a model: one column (a main effect) or the product of several (an interaction).
 *
 * @param columns the columns, each once, in the order in which they were written
 */
public record ModelTerm(List<String> columns) {

    /** Columns named twice count once. */
    public ModelTerm {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a term needs a column");
        }
        columns = List.copyOf(new LinkedHashSet<>(columns));
    }

    /** The term of the given columns. */
    public static ModelTerm of(String... columns) {
        return new ModelTerm(List.of(columns));
    }

    /** The name as R has it: {@code a:b}. */
    public String name() {
        return String.join(":", columns);
    }

    /** The number of columns. */
    public int degree() {
        return columns.size();
    }

    /** Whether both terms have the same columns, in whatever order. */
    public boolean sameColumns(ModelTerm other) {
        return degree() == other.degree() && columns.containsAll(other.columns);
    }

    /** The term in a formula, names quoted where they must be. */
    String text() {
        return columns.stream().map(FormulaText::name).collect(Collectors.joining(":"));
    }
}
