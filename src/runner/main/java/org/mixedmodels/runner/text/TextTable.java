package org.mixedmodels.runner.text;

import java.util.ArrayList;
import java.util.List;

/** A table of aligned columns: text to the left, numbers by their decimal point. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<TextColumn> columns = new ArrayList<>();
    private final boolean narrow;
    private int rows;

    private TextTable(boolean narrow) {
        this.narrow = narrow;
    }

    /** A table without columns. */
    public static TextTable wide() {
        return new TextTable(false);
    }

    /** A table without columns, which breaks long column names into lines. */
    public static TextTable narrow() {
        return new TextTable(true);
    }

    /** Adds a column of text. */
    public TextTable text(String header, List<String> cells) {
        return add(TextColumn.text(header, cells, narrow), cells);
    }

    /** Adds a column of numbers that are already written out. */
    public TextTable numbers(String header, List<String> cells) {
        return add(TextColumn.numbers(header, cells, narrow), cells);
    }

    private TextTable add(TextColumn column, List<String> cells) {
        columns.add(column);
        rows = cells.size();
        return this;
    }

    /**
     * The lines of the table: header, rule, rows.
     *
     * @param indent what every line begins with
     */
    public List<String> lines(String indent) {
        List<String> lines = new ArrayList<>();
        int height = columns.stream()
                .mapToInt(column -> column.header().size())
                .max()
                .orElse(0);
        for (int line = 0; line < height; line++) {
            int l = line;
            lines.add(join(
                    indent, columns.stream().map(c -> c.headerLine(l, height)).toList()));
        }
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
