package org.mixedmodels.runner.fit;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.mixedmodels.runner.text.NumberText;

/** Columns of the tables of a summary. */
final class TextCells {

    private TextCells() {}

    static <T> List<String> column(List<T> rows, Function<T, String> cell) {
        return rows.stream().map(cell).toList();
    }

    static <T> List<String> estimates(List<T> rows, ToDoubleFunction<T> value) {
        return column(rows, row -> NumberText.estimate(value.applyAsDouble(row)));
    }

    static <T> List<String> pValues(List<T> rows, ToDoubleFunction<T> value) {
        return column(rows, row -> NumberText.pValue(value.applyAsDouble(row)));
    }

    /** Shares and correlations: four decimals. */
    static <T> List<String> shares(List<T> rows, ToDoubleFunction<T> value) {
        return column(rows, row -> NumberText.fixed(value.applyAsDouble(row), 4));
    }

    static String degrees(double df) {
        return df == Math.rint(df) ? NumberText.estimate(df) : NumberText.fixed(df, 2);
    }
}
