package org.mixedmodels.knime.table;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mixedmodels.engine.data.GroupStatus;

/** Whether the groups of a row are known, in a cell: one word, or one entry for each of several factors. */
final class StatusText {

    static final String COLUMN = "Group status";

    private StatusText() {}

    static String of(List<String> factors, IntFunction<GroupStatus> status) {
        if (factors.size() == 1) {
            return word(status.apply(0));
        }
        return IntStream.range(0, factors.size())
                .mapToObj(i -> factors.get(i) + ": " + word(status.apply(i)))
                .collect(Collectors.joining(", "));
    }

    private static String word(GroupStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
