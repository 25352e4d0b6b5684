package org.mixedmodels.engine.formula;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What defines the groups of a random-effects term: the distinct values of a column, or of several together.
 *
 * @param columns the columns; more than one for groups that are numbered anew within others, as classes within schools
 */
public record GroupingFactor(List<String> columns) {

    /** At least one column. */
    public GroupingFactor {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a grouping factor needs a column");
        }
        columns = List.copyOf(columns);
    }

    /** The factor of the given columns. */
    public static GroupingFactor of(String... columns) {
        return new GroupingFactor(List.of(columns));
    }

    /** The name as R has it: {@code class:school}. */
    public String name() {
        return String.join(":", columns);
    }

    /** The factor in a formula, names quoted where they must be. */
    String text() {
        return columns.stream().map(FormulaText::name).collect(Collectors.joining(":"));
    }
}
