package org.mixedmodels.runner.text;

import java.util.List;

/**
 * A column whose cells all have the same width.
 *
 * @param header the name, padded
 * @param cells the cells, padded
 */
record TextColumn(String header, List<String> cells) {

    static TextColumn text(String header, List<String> cells) {
        int width = widest(header, cells);
        return new TextColumn(
                padRight(header, width),
                cells.stream().map(cell -> padRight(cell, width)).toList());
    }

    static TextColumn numbers(String header, List<String> cells) {
        int after = cells.stream().mapToInt(TextColumn::afterPoint).max().orElse(0);
        List<String> aligned = cells.stream()
                .map(cell -> cell + " ".repeat(after - afterPoint(cell)))
                .toList();
        int width = widest(header, aligned);
        return new TextColumn(
                padLeft(header, width),
                aligned.stream().map(cell -> padLeft(cell, width)).toList());
    }

    int rows() {
        return cells.size();
    }

    int width() {
        return header.length();
    }

    String cell(int row) {
        return cells.get(row);
    }

    String rule() {
        return "-".repeat(header.length());
    }

    /** The number of characters from the decimal point on. */
    private static int afterPoint(String cell) {
        int point = cell.indexOf('.');
        return point < 0 ? 0 : cell.length() - point;
    }

    private static int widest(String header, List<String> cells) {
        return Math.max(
                header.length(), cells.stream().mapToInt(String::length).max().orElse(0));
    }

    private static String padRight(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String padLeft(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }
}
