package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.design.CrossProducts;

/** Which grouping factors lie within each other. */
final class NestedFactors {

    private NestedFactors() {}

    /** A factor and those in whose groups its groups are nested. */
    static List<Integer> around(CrossProducts sums, int f) {
        List<Integer> found = new ArrayList<>(List.of(f));
        for (int other = 0; other < sums.factors().size(); other++) {
            if (isNested(sums, f, other)) {
                found.add(other);
            }
        }
        return found;
    }

    /** The factors whose groups are nested in those of a factor. */
    static List<Integer> within(CrossProducts sums, int f) {
        List<Integer> found = new ArrayList<>();
        for (int other = 0; other < sums.factors().size(); other++) {
            if (isNested(sums, other, f)) {
                found.add(other);
            }
        }
        return found;
    }

    /** Whether every group of the inner factor meets one group of the outer one only, and that has others too. */
    private static boolean isNested(CrossProducts sums, int inner, int outer) {
        int levels = sums.factors().get(inner).levels().size();
        return levels > sums.factors().get(outer).levels().size()
                && sums.pairs().stream()
                        .filter(pair -> pair.first() == inner && pair.second() == outer
                                || pair.first() == outer && pair.second() == inner)
                        .anyMatch(pair -> pair.firstLevels().length == levels);
    }
}
