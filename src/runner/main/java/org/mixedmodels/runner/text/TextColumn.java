package org.mixedmodels.runner.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A column whose cells all have the same width.
 *
 * @param header the lines of the name, padded
 * @param cells the cells, padded
 */
record TextColumn(List<String> header, List<String> cells) {

    static TextColumn text(String header, List<String> cells, boolean narrow) {
        List<String> name = narrow ? wrap(header, longest(cells)) : List.of(header);
        int width = Math.max(longest(name), longest(cells));
        return new TextColumn(
                name.stream().map(line -> padRight(line, width)).toList(),
                cells.stream().map(cell -> padRight(cell, width)).toList());
    }

    static TextColumn numbers(String header, List<String> cells, boolean narrow) {
        int after = cells.stream().mapToInt(TextColumn::afterPoint).max().orElse(0);
        List<String> aligned = cells.stream()
                .map(cell -> cell + " ".repeat(after - afterPoint(cell)))
                .toList();
        List<String> name = narrow ? wrap(header, longest(aligned)) : List.of(header);
        int width = Math.max(longest(name), longest(aligned));
        return new TextColumn(
                name.stream().map(line -> padLeft(line, width)).toList(),
                aligned.stream().map(cell -> padLeft(cell, width)).toList());
    }

    int width() {
        return header.get(0).length();
    }

    String cell(int row) {
        return cells.get(row);
    }

    /** A line of a header of the given height; the name stands at its foot. */
    String headerLine(int line, int height) {
        int own = line - (height - header.size());
        return own < 0 ? " ".repeat(width()) : header.get(own);
    }

    String rule() {
        return "-".repeat(width());
    }

    /** Breaks a name between words, and behind a slash, where it is longer than the cells below it. */
    private static List<String> wrap(String name, int width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : name.split("(?<=[ /])")) {
            if (!line.isEmpty() && (line + word).stripTrailing().length() > width) {
                lines.add(line.stripTrailing());
                line = "";
            }
            line += word;
        }
        lines.add(line.stripTrailing());
        return lines;
    }

    /** The number of characters from the decimal point on. */
    private static int afterPoint(String cell) {
        int point = cell.indexOf('.');
        return point < 0 ? 0 : cell.length() - point;
    }

    private static int longest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padRight(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String padLeft(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }
}
