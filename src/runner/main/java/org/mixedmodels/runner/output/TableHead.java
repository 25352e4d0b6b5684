package org.mixedmodels.runner.output;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.runner.api.OutputColumn;
import org.mixedmodels.runner.api.OutputTable;
import org.mixedmodels.runner.text.NumberText;

/**
 * The first rows of a table, written out for a reader.
 *
 * @param columns its columns
 * @param cells per column the texts of the first rows
 * @param rows how many rows the table has altogether
 */
record TableHead(List<OutputColumn> columns, List<List<String>> cells, long rows) {

    private static final int LONGEST_SHOWN_WHOLE = 40;
    private static final int HEAD = 6;

    /** A short table whole; the first rows of a long one, with fewer digits. */
    static TableHead of(OutputTable table) {
        boolean whole = table.size() <= LONGEST_SHOWN_WHOLE;
        long shown = whole ? table.size() : HEAD;
        List<List<String>> cells = new ArrayList<>();
        table.columns().forEach(column -> cells.add(new ArrayList<>()));
        table.forEachRow(row -> {
            for (int c = 0; c < row.length && cells.get(c).size() < shown; c++) {
                cells.get(c).add(text(table.columns().get(c), row[c], whole));
            }
        });
        return new TableHead(table.columns(), cells, table.size());
    }

    private static String text(OutputColumn column, @Nullable Object cell, boolean whole) {
        if (!(cell instanceof Double number)) {
            return cell == null ? "" : cell.toString();
        }
        if (column.name().startsWith("p-value")) {
            return NumberText.pValue(number);
        }
        if (column.name().equals("t (z)")) {
            return NumberText.fixed(number, 3);
        }
        return whole ? NumberText.estimate(number) : NumberText.rough(number);
    }

    int shown() {
        return cells.isEmpty() ? 0 : cells.get(0).size();
    }

    boolean isText(int column) {
        return columns.get(column).kind() == OutputColumn.Kind.TEXT;
    }

    int longest(int column) {
        return cells.get(column).stream().mapToInt(String::length).max().orElse(0);
    }
}
