package org.mixedmodels.runner.output;

import java.util.ArrayList;
import java.util.List;
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

    private static final int LONGEST_SHOWN_WHOLE = 16;
    private static final int HEAD = 6;

    /** A short table whole, the first rows of a long one. */
    static TableHead of(OutputTable table) {
        long shown = table.size() <= LONGEST_SHOWN_WHOLE ? table.size() : HEAD;
        List<List<String>> cells = new ArrayList<>();
        table.columns().forEach(column -> cells.add(new ArrayList<>()));
        table.forEachRow(row -> {
            for (int c = 0; c < row.length && cells.get(c).size() < shown; c++) {
                cells.get(c).add(text(table.columns().get(c), row[c]));
            }
        });
        return new TableHead(table.columns(), cells, table.size());
    }

    private static String text(OutputColumn column, @org.jspecify.annotations.Nullable Object cell) {
        if (cell instanceof Double number) {
            return column.name().startsWith("p-value") ? NumberText.pValue(number) : NumberText.estimate(number);
        }
        return cell == null ? "" : cell.toString();
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
