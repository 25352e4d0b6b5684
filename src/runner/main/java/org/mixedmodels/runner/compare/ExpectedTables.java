package org.mixedmodels.runner.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mixedmodels.runner.api.RunnerException;
import org.mixedmodels.runner.csv.TextCsv;

/**
 * The tables that a workflow is expected to make, and their tolerances. The columns of a file are found by name in the
 * table made, which may have more of them. Of a file {@code <node id>-<port>.csv} the rows are compared in order and must
 * be as many; the rows of a file {@code <node id>-<port>.rows.csv} are found by the text in its first column, and the table
 * may have more of them.
 */
public final class ExpectedTables {

    private static final Pattern TABLE_FILE = Pattern.compile("(\\d+-\\d+)(\\.rows)?\\.csv");

    private final List<Expected> tables;
    private final ToleranceTable tolerances;

    /**
     * A file of the folder.
     *
     * @param table the name of the table
     * @param someRows whether the file has only some of its rows
     * @param csv its content
     */
    private record Expected(String table, boolean someRows, TextCsv csv) {}

    private ExpectedTables(List<Expected> tables, ToleranceTable tolerances) {
        this.tables = tables;
        this.tolerances = tolerances;
    }

    /**
     * Reads a folder.
     *
     * @throws RunnerException if a CSV file in it cannot be read or is neither a table nor the tolerances
     */
    public static ExpectedTables read(Path folder) {
        List<Expected> tables = new ArrayList<>();
        for (Path file : csvFiles(folder)) {
            String name = file.getFileName().toString();
            Matcher matcher = TABLE_FILE.matcher(name);
            if (matcher.matches()) {
                tables.add(new Expected(matcher.group(1), matcher.group(2) != null, TextCsv.read(file)));
            } else if (!name.equals(ToleranceTable.FILE)) {
                throw RunnerException.badInput(
                        file + " is not named <node id>-<port>.csv, so it would not be compared.");
            }
        }
        return new ExpectedTables(tables, ToleranceTable.read(folder));
    }

    private static List<Path> csvFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw RunnerException.badInput("The folder " + folder + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /**
     * Compares the tables that were made.
     *
     * @param made the file of every table that was made, by its name {@code <node id>-<port>}
     */
    public Comparison compare(Map<String, Path> made) {
        List<String> differences = new ArrayList<>(tolerances.leftovers(columns()));
        long cells = 0;
        for (Expected expected : tables) {
            Path file = made.get(expected.table());
            if (file == null) {
                differences.add("table " + expected.table() + " is expected, but no executed node made it");
            } else {
                TableDifferences table = new TableDifferences(expected.table(), expected.csv(), tolerances);
                TextCsv actual = TextCsv.read(file);
                cells += expected.someRows() ? table.compareSomeRows(actual) : table.compare(actual);
                differences.addAll(table.found());
            }
        }
        return new Comparison(tables.size(), cells, differences);
    }

    private Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new TreeMap<>();
        for (Expected expected : tables) {
            columns.computeIfAbsent(expected.table(), table -> new ArrayList<>())
                    .addAll(expected.csv().header());
        }
        return columns;
    }
}
