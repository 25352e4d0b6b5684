package org.mixedmodels.engine.design;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the categories of a nominal predictor become columns.
 *
 * @param column the column
 * @param levels its categories; the first one is the reference of treatment coding, and has no column of its own in sum
 *     coding
 * @param contrast what its columns say
 */
public record NominalCoding(String column, List<String> levels, Contrast contrast) {

    /** What the coefficients of a nominal predictor compare. */
    public enum Contrast {
        /** Each category with the first one: R's {@code contr.treatment}. */
        TREATMENT,
        /** Each category with the unweighted mean of all: R's {@code contr.sum}, also called effect coding. */
        SUM
    }

    /** Copies the list. */
    public NominalCoding {
        levels = List.copyOf(levels);
    }

    /** Treatment coding. */
    public static NominalCoding treatment(String column, List<String> levels) {
        return new NominalCoding(column, levels, Contrast.TREATMENT);
    }

    /** The indices of the categories that have a column where the first one has none. */
    int[] contrasted() {
        return IntStream.range(1, levels.size()).toArray();
    }

    /** The indices of all categories, in alphabetical order, whichever the reference is. */
    int[] sorted() {
        return IntStream.range(0, levels.size())
                .boxed()
                .sorted(Comparator.comparing(levels::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
