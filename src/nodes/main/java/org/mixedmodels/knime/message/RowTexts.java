package org.mixedmodels.knime.message;

import java.util.List;
import java.util.Optional;

/** Sentences about rows that could not be treated as the others, with their number; empty if there is none. */
public final class RowTexts {

    private RowTexts() {}

    /**
     * Returns a sentence about rows of groups that a model does not know.
     *
     * @param groups the number of these groups
     * @param first some of them, to be named
     * @param consequence what was done with the rows
     */
    public static Optional<String> newGroups(long rows, int groups, List<String> first, String consequence) {
        if (rows == 0) {
            return Optional.empty();
        }
        return Optional.of((rows == 1 ? "1 row of " : rows + " rows of ")
                + (groups == 1 ? "a new group" : groups + " new groups") + " (" + named(groups, first) + "): "
                + consequence);
    }

    /**
     * Returns a sentence about rows with categories of predictors that a model has not seen.
     *
     * @param categories the number of these categories
     * @param first some of them, to be named
     */
    public static Optional<String> newCategories(long rows, int categories, List<String> first) {
        return counted(
                rows,
                "has a category",
                "have categories",
                " that the model has not seen (" + named(categories, first)
                        + "): not predicted, for there is no effect of it.");
    }

    private static String named(int all, List<String> first) {
        return String.join(", ", first) + (all > first.size() ? ", ..." : "");
    }

    /** Returns a sentence about rows whose values cannot be divided by the standard deviation in their group. */
    public static Optional<String> notStandardized(long rows) {
        return counted(
                rows,
                "is of a group",
                "are of groups",
                " whose values do not differ: they cannot be standardized within the group and are missing.");
    }

    /** Returns a sentence about rows that do not say their group. */
    public static Optional<String> withoutGroup(long rows, String consequence) {
        return counted(rows, "has no group: ", "have no group: ", consequence);
    }

    /**
     * Returns a sentence about rows.
     *
     * @param one what is said of a single row
     * @param many what is said of several rows
     */
    public static Optional<String> counted(long rows, String one, String many, String consequence) {
        if (rows == 0) {
            return Optional.empty();
        }
        return Optional.of((rows == 1 ? "1 row " + one : rows + " rows " + many) + consequence);
    }
}
