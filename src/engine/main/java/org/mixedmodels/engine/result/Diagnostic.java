package org.mixedmodels.engine.result;

import java.util.List;

/** Something about a fitted model that its user should know. */
public sealed interface Diagnostic {

    /**
     * Variances at the boundary of what is possible.
     *
     * @param group the grouping factor
     * @param term the effect
     * @param zeroVariance true if the effect's variance is zero, false if it is a combination of those before it
     *     (a correlation of one)
     */
    record SingularFit(String group, String term, boolean zeroVariance) implements Diagnostic {}

    /**
     * Fixed-effect columns that are linear combinations of others and were left out.
     *
     * @param columns their names
     */
    record RankDeficient(List<String> columns) implements Diagnostic {
        /** Copies the list. */
        public RankDeficient {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Few groups for estimating a variance between them.
     *
     * @param factor the grouping factor
     * @param levels how many it has
     */
    record FewGroups(String factor, int levels) implements Diagnostic {}

    /**
     * The search for the estimates ended without reaching a minimum.
     *
     * @param evaluations how often the criterion was evaluated
     * @param decrement the Newton decrement at the end
     * @param farSlopes the columns with random slopes that lie too far from zero to differ from an intercept by more than
     *     rounding; the search may have failed because of them
     */
    record NotConverged(int evaluations, double decrement, List<String> farSlopes) implements Diagnostic {
        /** Copies the list. */
        public NotConverged {
            farSlopes = List.copyOf(farSlopes);
        }
    }

    /**
     * Rows with missing values.
     *
     * @param skipped how many were left out
     * @param used how many were used
     */
    record SkippedRows(long skipped, long used) implements Diagnostic {}
}
