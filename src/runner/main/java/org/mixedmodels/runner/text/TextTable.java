package org.mixedmodels.runner.text;

import java.util.ArrayList;
import java.util.List;

/** A table of aligned columns: text to the left, numbers by their decimal point. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<TextColumn> columns = new ArrayList<>();

    /** Adds a column of text. */
    public TextTable text(String header, List<String> cells) {
        columns.add(TextColumn.text(header, cells));
        return this;
    }

    /** Adds a column of numbers that are already written out. */
    public TextTable numbers(String header, List<String> cells) {
        columns.add(TextColumn.numbers(header, cells));
        return this;
    }

    /**
     * The lines of the table: header, rule, rows.
     *
     * @param indent what every line begins with
     */
    public List<String> lines(String indent) {
        int rows = columns.isEmpty() ? 0 : columns.get(0).rows();
        List<String> lines = new ArrayList<>();
        lines.add(join(indent, columns.stream().map(TextColumn::header).toList()));
        lines.add(join(indent, columns.stream().map(TextColumn::rule).toList()));
        for (int row = 0; row < rows; row++) {
            int r = row;
            lines.add(join(indent, columns.stream().map(c -> c.cell(r)).toList()));
        }
        return lines;
    }

    /** The number of characters of the longest line, without indent. */
    public int width() {
        return columns.stream().mapToInt(TextColumn::width).sum() + GAP.length() * Math.max(0, columns.size() - 1);
    }

    private static String join(String indent, List<String> cells) {
        return (indent + String.join(GAP, cells)).stripTrailing();
    }
}
