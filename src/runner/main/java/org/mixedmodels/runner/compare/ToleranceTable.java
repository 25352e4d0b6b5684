package org.mixedmodels.runner.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.runner.api.RunnerException;
import org.mixedmodels.runner.csv.TextCsv;

/**
 * The lines of {@code tolerances.csv}: {@code table,column,absolute,relative,reason}. A table is {@code 3-2}, a column
 * its exact name, and {@code *} stands for all; the line that says most wins.
 */
final class ToleranceTable {

    static final String FILE = "tolerances.csv";

    private static final List<String> HEADER = List.of("table", "column", "absolute", "relative", "reason");
    private static final String ALL = "*";

    private final Map<Key, Tolerance> lines;

    private ToleranceTable(Map<Key, Tolerance> lines) {
        this.lines = lines;
    }

    private record Key(String table, String column) {}

    /** Reads the tolerances of a folder; without the file, {@link Tolerance#DEFAULT} holds everywhere. */
    static ToleranceTable read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return new ToleranceTable(Map.of());
        }
        TextCsv csv = TextCsv.read(file);
        if (!csv.header().equals(HEADER)) {
            throw RunnerException.badInput("The header of " + file + " must be " + String.join(",", HEADER) + ".");
        }
        Map<Key, Tolerance> lines = new HashMap<>();
        for (List<String> row : csv.rows()) {
            Tolerance tolerance = new Tolerance(number(file, row.get(2)), number(file, row.get(3)));
            if (lines.put(new Key(row.get(0), row.get(1)), tolerance) != null) {
                throw RunnerException.badInput(
                        file + " has two lines for table " + row.get(0) + ", column \"" + row.get(1) + "\".");
            }
        }
        return new ToleranceTable(lines);
    }

    private static double number(Path file, String cell) {
        if (cell.isEmpty()) {
            return 0;
        }
        try {
            double value = Double.parseDouble(cell);
            if (value >= 0 && value < Double.POSITIVE_INFINITY) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw RunnerException.badInput(
                "\"" + cell + "\" in " + file + " is not a tolerance; write a number such as 1e-6.");
    }

    Tolerance find(String table, String column) {
        return first(new Key(table, column), new Key(table, ALL), new Key(ALL, column), new Key(ALL, ALL));
    }

    private Tolerance first(Key... keys) {
        for (Key key : keys) {
            @Nullable Tolerance tolerance = lines.get(key);
            if (tolerance != null) {
                return tolerance;
            }
        }
        return Tolerance.DEFAULT;
    }

    /**
     * The lines that name what is not expected: leftovers that would mislead.
     *
     * @param expected the column names of the expected tables
     */
    List<String> leftovers(Map<String, List<String>> expected) {
        Set<Key> known = new HashSet<>();
        expected.forEach((table, columns) -> columns.forEach(column -> {
            known.add(new Key(table, column));
            known.add(new Key(table, ALL));
            known.add(new Key(ALL, column));
        }));
        known.add(new Key(ALL, ALL));
        List<String> leftovers = new ArrayList<>();
        for (Key key : lines.keySet()) {
            if (!known.contains(key)) {
                leftovers.add(FILE + " names table " + key.table() + ", column \"" + key.column()
                        + "\", which no expected table has");
            }
        }
        leftovers.sort(null);
        return leftovers;
    }
}
