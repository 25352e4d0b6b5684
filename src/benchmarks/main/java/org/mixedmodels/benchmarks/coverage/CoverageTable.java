package org.mixedmodels.benchmarks.coverage;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result of a study as a table in Markdown: a line per kind of interval, a column per number of groups. */
final class CoverageTable {

    private static final double LOWEST = 0.93;
    private static final double HIGHEST = 0.97;

    private CoverageTable() {}

    static String of(Map<Integer, Tally> byGroups) {
        StringBuilder text = new StringBuilder("| quantity | interval |");
        byGroups.keySet().forEach(groups -> text.append(' ').append(groups).append(" groups |"));
        text.append("\n|---|---|").append("---:|".repeat(byGroups.size())).append('\n');
        Set<Tally.Kind> kinds = new LinkedHashSet<>();
        byGroups.values().forEach(tally -> kinds.addAll(tally.counts().keySet()));
        for (Tally.Kind kind : byQuantity(kinds)) {
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

    /** The kinds of one quantity after each other, quantities in the order of first mention. */
    private static List<Tally.Kind> byQuantity(Set<Tally.Kind> kinds) {
        List<String> quantities =
                kinds.stream().map(Tally.Kind::quantity).distinct().toList();
        return kinds.stream()
                .sorted(Comparator.comparingInt(kind -> quantities.indexOf(kind.quantity())))
                .toList();
    }

    /** Per cent with its standard error, and how many of the intervals could not be made; bold outside 93 to 97. */
    private static String cell(Tally.@Nullable Count count) {
        if (count == null) {
            return "";
        }
        String share = String.format(Locale.ROOT, "%.1f", 100 * count.coverage());
        boolean good = count.coverage() >= LOWEST && count.coverage() <= HIGHEST;
        String cell =
                (good ? share : "**" + share + "**") + String.format(Locale.ROOT, " ± %.1f", 100 * count.stdError());
        return count.absent() > 0 ? cell + String.format(Locale.ROOT, " (%.1f absent)", 100 * count.absent()) : cell;
    }
}
