package org.mixedmodels.runner.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.runner.api.RunnerException;

/**
 * A small CSV file held as text.
 *
 * @param file where it comes from
 * @param header the column names
 * @param rows the cells of every line, as many as there are column names
 */
public record TextCsv(Path file, List<String> header, List<List<String>> rows) {

    /**
     * Reads a file.
     *
     * @throws RunnerException if it cannot be read, if it is empty or if a line is ragged
     */
    public static TextCsv read(Path file) {
        List<String> cells = new ArrayList<>();
        List<List<String>> lines = new ArrayList<>();
        try (CsvPass pass = new CsvPass(file, (column, text, at, length) -> cells.add(new String(text, at, length)))) {
            while (pass.readLine()) {
                lines.add(List.copyOf(cells));
                cells.clear();
                CsvRows.checkCells(file, pass, lines.get(0).size());
            }
        }
        if (lines.isEmpty()) {
            throw RunnerException.badInput("The file " + file + " is empty; its first line must name the columns.");
        }
        return new TextCsv(file, lines.get(0), List.copyOf(lines.subList(1, lines.size())));
    }
}
