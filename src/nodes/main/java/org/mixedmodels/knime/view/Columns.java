package org.mixedmodels.knime.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns rows into columns. */
final class Columns {

    private Columns() {}

    /** Returns a column of numbers. */
    static <T> double[] numbers(List<T> rows, ToDoubleFunction<? super T> number) {
        return rows.stream().mapToDouble(number).toArray();
    }

    /** Returns a column of texts, some of which may be lacking. */
    static <T> List<@Nullable String> texts(List<T> rows, Function<? super T, @Nullable String> text) {
        List<@Nullable String> column = new ArrayList<>();
        rows.forEach(row -> column.add(text.apply(row)));
        return column;
    }

    /** Returns the chosen places of a column. */
    static double[] at(double[] column, int[] places) {
        double[] chosen = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            chosen[i] = column[places[i]];
        }
        return chosen;
    }

    /** Returns the chosen places of a column. */
    static long[] at(long[] column, int[] places) {
        long[] chosen = new long[places.length];
        for (int i = 0; i < places.length; i++) {
            chosen[i] = column[places[i]];
        }
        return chosen;
    }

    /** Returns the chosen places of a column. */
    static List<String> at(List<String> column, int[] places) {
        return IntStream.of(places).mapToObj(column::get).toList();
    }

    /** Returns so many places of a length, evenly spread; all if there are no more. */
    static int[] spread(int length, int most) {
        int count = Math.min(length, most);
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = (int) ((long) i * length / count);
        }
        return places;
    }
}
