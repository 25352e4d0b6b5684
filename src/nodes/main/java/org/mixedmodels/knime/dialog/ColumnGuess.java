package org.mixedmodels.knime.dialog;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.mixedmodels.knime.table.ColumnTypes;
import org.mixedmodels.knime.table.KnownValues;

/** Guesses for a dialog that is opened for the first time: which column is the outcome, and which tells the groups. */
public final class ColumnGuess {

    private static final Pattern GROUP_WORD = Pattern.compile("(school|class|group|cluster|subject|participant|person"
            + "|patient|student|pupil|team|site|center|centre|clinic|hospital|ward|firm|company|organi[sz]ation"
            + "|department|country|region|district|neighbou?rhood|family|couple|dyad|batch|plot|block|herd|litter"
            + "|teacher|therapist|doctor|rater|item|store|household)");
    private static final Pattern IDENTIFIER =
            Pattern.compile("(^|[^a-z])(id|nr|no|code)($|[^a-z])|[a-z](ID|Id|NR|Nr)$");

    private static final int FEW_VALUES = 5;

    private ColumnGuess() {}

    /** Returns the last numeric column that does not look like the group; blank if there is none. */
    public static String outcome(DataTableSpec table) {
        String group = group(table).orElse("");
        List<DataColumnSpec> numeric =
                table.stream().filter(ColumnTypes::isNumeric).toList();
        return numeric.stream()
                .filter(column -> !column.getName().equals(group))
                .reduce((first, second) -> second)
                .map(DataColumnSpec::getName)
                .orElse("");
    }

    /**
     * Returns the column that most looks like a grouping column: a text or whole-number column whose name says so
     * ("school", "subject", "classID"), else the first text column, else none. Among equals the one with the fewest
     * values, for its values repeat most; a column of fewer than five values is rather a predictor.
     */
    public static Optional<String> group(DataTableSpec table) {
        return group(table, Set.of());
    }

    /** Returns the column that most looks like a grouping column among those that are not taken yet. */
    public static Optional<String> group(DataTableSpec table, Set<String> taken) {
        return table.stream()
                .filter(ColumnTypes::isGrouping)
                .filter(column -> !taken.contains(column.getName()))
                .filter(column -> score(column) > 0)
                .min(Comparator.<DataColumnSpec>comparingInt(column -> -score(column))
                        .thenComparingLong(ColumnGuess::values)
                        .thenComparingInt(column -> table.findColumnIndex(column.getName())))
                .map(DataColumnSpec::getName);
    }

    private static long values(DataColumnSpec column) {
        return KnownValues.atMost(column).orElse(Long.MAX_VALUE);
    }

    private static int score(DataColumnSpec column) {
        String name = column.getName();
        int word = GROUP_WORD.matcher(name.toLowerCase(Locale.ROOT)).find() ? 4 : 0;
        int identifier = IDENTIFIER.matcher(name).find() ? 2 : 0;
        int text = ColumnTypes.isNominal(column) ? 1 : 0;
        int few = values(column) < FEW_VALUES ? 2 : 0;
        return word + identifier + text - few;
    }
}
