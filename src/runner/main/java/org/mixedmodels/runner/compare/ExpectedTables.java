package org.mixedmodels.runner.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mixedmodels.runner.api.RunnerException;
import org.mixedmodels.runner.csv.TextCsv;

/**
 * The tables that a workflow is expected to make: files {@code <node id>-<port>.csv}, and their tolerances. The columns of
 * a file are found by name in the table made, which may have more of them; rows are compared in order and must be as many.
 */
public final class ExpectedTables {

    private static final String TABLE_FILE = "\\d+-\\d+\\.csv";

    private final Map<String, TextCsv> tables;
    private final ToleranceTable tolerances;

    private ExpectedTables(Map<String, TextCsv> tables, ToleranceTable tolerances) {
        this.tables = tables;
        this.tolerances = tolerances;
    }

    /**
     * Reads a folder.
     *
     * @throws RunnerException if a CSV file in it cannot be read or is neither a table nor the tolerances
     */
    public static ExpectedTables read(Path folder) {
        Map<String, TextCsv> tables = new TreeMap<>();
        for (Path file : csvFiles(folder)) {
            String name = file.getFileName().toString();
            if (name.matches(TABLE_FILE)) {
                tables.put(name.substring(0, name.length() - ".csv".length()), TextCsv.read(file));
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
        List<String> differences = new ArrayList<>(tolerances.leftovers(tables));
        long cells = 0;
        for (Map.Entry<String, TextCsv> expected : tables.entrySet()) {
            Path file = made.get(expected.getKey());
            if (file == null) {
                differences.add("table " + expected.getKey() + " is expected, but no executed node made it");
            } else {
                TableDifferences table = new TableDifferences(expected.getKey(), expected.getValue(), tolerances);
                cells += table.compare(TextCsv.read(file));
                differences.addAll(table.found());
            }
        }
        return new Comparison(tables.size(), cells, differences);
    }
}
