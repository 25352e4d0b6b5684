package org.mixedmodels.runner.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mixedmodels.runner.api.OutputTable;
import org.mixedmodels.runner.text.TextTable;

/**
 * Lays a table out for a terminal. If it is too wide, the names of its columns are broken into lines and its sentences go
 * below it; if it still is, few rows are turned into columns, and of many rows the columns in the middle are left out.
 */
final class TablePrinter {

    private static final int SENTENCE = 30;
    private static final int MOST_TURNED = 4;

    private final int width;

    /**
     * A printer.
     *
     * @param width the number of characters of a line
     */
    TablePrinter(int width) {
        this.width = width;
    }

    /** The lines of a table. */
    List<String> lines(OutputTable table, String indent) {
        TableHead head = TableHead.of(table);
        List<Integer> all = IntStream.range(0, head.columns().size()).boxed().toList();
        if (indent.length() + layOut(TextTable.wide(), head, all).width() <= width) {
            return layOut(TextTable.wide(), head, all).lines(indent);
        }
        if (fits(head, all, indent) && all.stream().noneMatch(c -> isSentence(head, c))) {
            return layOut(TextTable.narrow(), head, all).lines(indent);
        }
        List<Integer> narrow = all.stream().filter(c -> !isSentence(head, c)).toList();
        List<String> lines = new ArrayList<>();
        if (fits(head, narrow, indent)) {
            lines.addAll(layOut(TextTable.narrow(), head, narrow).lines(indent));
        } else if (head.shown() <= MOST_TURNED && head.rows() == head.shown()) {
            lines.addAll(turned(head, narrow, indent));
        } else {
            lines.addAll(withoutMiddle(head, narrow, indent));
        }
        lines.addAll(sentences(head, all, indent));
        return lines;
    }

    private boolean fits(TableHead head, List<Integer> columns, String indent) {
        return indent.length() + layOut(TextTable.narrow(), head, columns).width() <= width;
    }

    private static boolean isSentence(TableHead head, int column) {
        return column > 0 && head.isText(column) && head.longest(column) > SENTENCE;
    }

    private static TextTable layOut(TextTable table, TableHead head, List<Integer> columns) {
        for (int c : columns) {
            String name = head.columns().get(c).name();
            if (head.isText(c)) {
                table.text(name, head.cells().get(c));
            } else {
                table.numbers(name, head.cells().get(c));
            }
        }
        return table;
    }

    private static List<String> turned(TableHead head, List<Integer> columns, String indent) {
        TextTable table = TextTable.wide();
        List<Integer> fields = columns.subList(1, columns.size());
        table.text(
                head.columns().get(columns.get(0)).name(),
                fields.stream().map(c -> head.columns().get(c).name()).toList());
        for (int row = 0; row < head.shown(); row++) {
            int r = row;
            table.numbers(
                    head.cells().get(columns.get(0)).get(r),
                    fields.stream().map(c -> head.cells().get(c).get(r)).toList());
        }
        return table.lines(indent);
    }

    private List<String> withoutMiddle(TableHead head, List<Integer> columns, String indent) {
        List<Integer> kept = new ArrayList<>(columns);
        int middle = Math.min(3, columns.size() - 1);
        while (kept.size() > middle + 1 && !fits(head, kept, indent)) {
            kept.remove(middle);
        }
        List<String> lines =
                new ArrayList<>(layOut(TextTable.narrow(), head, kept).lines(indent));
        lines.add(indent + "(" + (columns.size() - kept.size()) + " of "
                + head.columns().size() + " columns are only in the file)");
        return lines;
    }

    private static List<String> sentences(TableHead head, List<Integer> columns, String indent) {
        List<String> lines = new ArrayList<>();
        for (int c : columns) {
            if (isSentence(head, c)) {
                for (int row = 0; row < head.shown(); row++) {
                    if (!head.cells().get(c).get(row).isEmpty()) {
                        lines.add(indent + head.cells().get(0).get(row) + ": "
                                + head.cells().get(c).get(row));
                    }
                }
            }
        }
        return lines;
    }
}
