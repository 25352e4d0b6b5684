package org.mixedmodels.runner.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.runner.api.RunnerException;

/** Learns the names of the columns from the header and their kinds from all other lines. */
final class ColumnScan implements CellReceiver {

    private final List<String> names = new ArrayList<>();
    private @Nullable String[] texts = new String[0];
    private long[] lines = new long[0];
    private boolean foundText;
    private boolean inHeader = true;

    @Override
    public void cell(int column, char[] characters, int offset, int length) {
        if (inHeader) {
            names.add(new String(characters, offset, length));
        } else if (column < texts.length
                && texts[column] == null
                && !Cells.isMissing(characters, offset, length)
                && !Cells.isNumber(characters, offset, length)) {
            texts[column] = new String(characters, offset, length);
            foundText = true;
        }
    }

    /**
     * Ends the header line.
     *
     * @param file for the message
     * @return the names of the columns
     */
    List<String> endHeader(Path file) {
        checkSeparator(file);
        Set<String> seen = new HashSet<>();
        for (int c = 0; c < names.size(); c++) {
            String name = names.get(c);
            if (name.isEmpty()) {
                throw RunnerException.badInput("Column " + (c + 1) + " of " + file + " has no name in the header.");
            }
            if (!seen.add(name)) {
                throw RunnerException.badInput("The header of " + file + " names the column \"" + name + "\" twice.");
            }
        }
        texts = new String[names.size()];
        lines = new long[names.size()];
        inHeader = false;
        return names;
    }

    // A spreadsheet of a country that writes 1,5 saves "CSV" with semicolons.
    private void checkSeparator(Path file) {
        String name = names.get(0);
        boolean semicolons = name.indexOf(';') >= 0;
        if (names.size() == 1 && (semicolons || name.indexOf('\t') >= 0)) {
            throw RunnerException.badInput("The cells of " + file + " seem to be separated by "
                    + (semicolons ? "semicolons" : "tabs")
                    + "; save it with commas between the cells and points in the numbers (1.5).");
        }
    }

    /**
     * Ends a line with data.
     *
     * @param line its number in the file
     */
    void endLine(long line) {
        if (foundText) {
            for (int c = 0; c < lines.length; c++) {
                lines[c] = texts[c] != null && lines[c] == 0 ? line : lines[c];
            }
            foundText = false;
        }
    }

    /** What makes columns nominal: the first cell of each that is no number, by the names of the columns. */
    Map<String, TextCell> firstTexts() {
        Map<String, TextCell> cells = new HashMap<>();
        for (int c = 0; c < texts.length; c++) {
            String text = texts[c];
            if (text != null) {
                cells.put(names.get(c), new TextCell(text, lines[c]));
            }
        }
        return Map.copyOf(cells);
    }

    /** The columns with the kinds found so far. */
    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            columns.add(texts[c] != null ? Column.nominal(names.get(c)) : Column.numeric(names.get(c)));
        }
        return List.copyOf(columns);
    }
}
