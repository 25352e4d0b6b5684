package org.mixedmodels.runner.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.ColumnKind;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.runner.api.RunnerException;

/**
 * The rows of a CSV file. Making one reads the file once, to learn the kinds of its columns and to find ragged lines;
 * each pass over the rows reads it again, so that memory does not depend on its length.
 */
public final class CsvRows implements RowSource {

    private final Path file;
    private final List<Column> columns;
    private final long rows;
    private final Map<String, TextCell> texts;

    private CsvRows(Path file, ColumnScan scan, long rows) {
        this.file = file;
        this.columns = scan.columns();
        this.rows = rows;
        this.texts = scan.firstTexts();
    }

    /**
     * The rows of a file.
     *
     * @param file a CSV file: comma separated, UTF-8, with a header line
     * @throws RunnerException if there is no such file, if it is empty or not text, if a line is ragged or the header
     *     names a column twice
     */
    public static CsvRows of(Path file) {
        ColumnScan scan = new ColumnScan();
        try (CsvPass pass = new CsvPass(file, scan)) {
            if (!pass.readLine()) {
                throw RunnerException.badInput("The file " + file + " is empty; its first line must name the columns.");
            }
            List<String> names = scan.endHeader(file);
            long rows = 0;
            while (pass.readLine()) {
                checkCells(file, pass, names.size());
                scan.endLine(pass.line());
                rows++;
            }
            return new CsvRows(file, scan, rows);
        }
    }

    static void checkCells(Path file, CsvPass pass, int expected) {
        if (pass.cells() != expected) {
            throw RunnerException.badInput("Line " + pass.line() + " of " + file + " has " + count(pass.cells())
                    + ", but the header names " + expected + (expected == 1 ? " column." : " columns."));
        }
    }

    private static String count(int cells) {
        return cells == 1 ? "1 cell" : cells + " cells";
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    /**
     * Checks that a column holds numbers only; one that does not exist is not complained of.
     *
     * @param role what the column is, for the message
     * @throws RunnerException with the first cell that is no number
     */
    public void requireNumbers(String name, String role) {
        TextCell cell = texts.get(name);
        if (cell != null) {
            throw RunnerException.badInput("Column \"" + name + "\" is the " + role
                    + " of the model but holds text, not numbers: \"" + cell.text() + "\" in line " + cell.line()
                    + ". Correct such cells (numbers as 1.5, missing cells empty), or choose another column.");
        }
    }

    /** The number of lines with data. */
    public long rows() {
        return rows;
    }

    @Override
    public RowReader open(List<Column> wanted) {
        List<List<Integer>> slots = new ArrayList<>();
        columns.forEach(c -> slots.add(new ArrayList<>()));
        for (int w = 0; w < wanted.size(); w++) {
            slots.get(indexOf(wanted.get(w))).add(w);
        }
        int[][] targets = slots.stream()
                .map(s -> s.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        return new CsvRowReader(file, columns, wanted, targets);
    }

    private int indexOf(Column wanted) {
        for (int c = 0; c < columns.size(); c++) {
            Column column = columns.get(c);
            if (column.name().equals(wanted.name())) {
                checkKind(column, wanted);
                return c;
            }
        }
        throw new InvalidInputException(
                InputProblem.Kind.UNKNOWN_COLUMN,
                "There is no column \"" + wanted.name() + "\".",
                "Choose one of the columns "
                        + String.join(", ", columns.stream().map(Column::name).toList()) + ".");
    }

    private static void checkKind(Column column, Column wanted) {
        if (column.kind() == ColumnKind.NOMINAL && wanted.kind() == ColumnKind.NUMERIC) {
            throw new InvalidInputException(
                    InputProblem.Kind.WRONG_TYPE,
                    "Column \"" + column.name() + "\" holds text, but numbers are needed.",
                    "Choose a numeric column, or correct the cells that are not numbers.");
        }
    }
}
