package org.mixedmodels.benchmarks.coverage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result of a study as a table in Markdown: a line per kind of interval, a column per number of groups. */
final class CoverageTable {

    private CoverageTable() {}

    static String of(Map<Integer, Tally> byGroups) {
        StringBuilder text = new StringBuilder("| quantity | interval |");
        byGroups.keySet().forEach(groups -> text.append(' ').append(groups).append(" groups |"));
        text.append("\n|---|---|").append("---:|".repeat(byGroups.size())).append('\n');
        Set<Tally.Kind> kinds = new LinkedHashSet<>();
        byGroups.values().forEach(tally -> kinds.addAll(tally.counts().keySet()));
        for (Tally.Kind kind : kinds) {
            text.append("| ")
                    .append(kind.quantity())
                    .append(" | ")
                    .append(kind.method())
                    .append(" |");
            for (Tally tally : List.copyOf(byGroups.values())) {
                text.append(' ').append(cell(tally.counts().get(kind))).append(" |");
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Per cent with its standard error, and how many of the intervals could not be made. */
    private static String cell(Tally.@Nullable Count count) {
        if (count == null) {
            return "";
        }
        String cell = String.format(Locale.ROOT, "%.1f ± %.1f", 100 * count.coverage(), 100 * count.stdError());
        return count.absent() > 0 ? cell + String.format(Locale.ROOT, " (%.1f absent)", 100 * count.absent()) : cell;
    }
}
