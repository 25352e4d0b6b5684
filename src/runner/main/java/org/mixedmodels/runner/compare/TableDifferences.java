package org.mixedmodels.runner.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mixedmodels.runner.csv.TextCsv;

/** Collects where one table is not as expected. */
final class TableDifferences {

    private static final int MOST_PER_COLUMN = 3;

    private final String table;
    private final TextCsv expected;
    private final ToleranceTable tolerances;
    private final List<String> found = new ArrayList<>();

    TableDifferences(String table, TextCsv expected, ToleranceTable tolerances) {
        this.table = table;
        this.expected = expected;
        this.tolerances = tolerances;
    }

    List<String> found() {
        return found;
    }

    /**
     * Compares.
     *
     * @return the number of cells compared
     */
    long compare(TextCsv actual) {
        int rows = Math.min(expected.rows().size(), actual.rows().size());
        if (expected.rows().size() != actual.rows().size()) {
            found.add("table " + table + " has " + actual.rows().size() + " rows, expected are "
                    + expected.rows().size());
        }
        long cells = 0;
        for (int c = 0; c < expected.header().size(); c++) {
            int place = actual.header().indexOf(expected.header().get(c));
            if (place < 0) {
                found.add("table " + table + " has no column \""
                        + expected.header().get(c) + "\"; it has " + String.join(", ", actual.header()));
            } else {
                compareColumn(c, place, actual, rows);
                cells += rows;
            }
        }
        return cells;
    }

    /**
     * Compares only the rows that are expected; each is found by the text in the first expected column.
     *
     * @return the number of cells compared
     */
    long compareSomeRows(TextCsv actual) {
        int keyColumn = actual.header().indexOf(expected.header().get(0));
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> wanted = new ArrayList<>();
        for (List<String> row : expected.rows()) {
            Optional<List<String>> match = keyColumn < 0
                    ? Optional.empty()
                    : actual.rows().stream()
                            .filter(candidate -> candidate.get(keyColumn).equals(row.get(0)))
                            .findFirst();
            if (match.isPresent()) {
                wanted.add(row);
                rows.add(match.get());
            } else {
                found.add("table " + table + " has no row \"" + row.get(0) + "\"");
            }
        }
        TextCsv same = new TextCsv(expected.file(), expected.header(), wanted);
        TableDifferences matched = new TableDifferences(table, same, tolerances);
        long cells = matched.compare(new TextCsv(actual.file(), actual.header(), rows));
        found.addAll(matched.found());
        return cells;
    }

    private void compareColumn(int c, int place, TextCsv actual, int rows) {
        String column = expected.header().get(c);
        Tolerance tolerance = tolerances.find(table, column);
        int differing = 0;
        for (int row = 0; row < rows; row++) {
            String want = expected.rows().get(row).get(c);
            String have = actual.rows().get(row).get(place);
            if (!same(want, have, tolerance) && differing++ < MOST_PER_COLUMN) {
                found.add("table " + table + ", row " + (row + 1) + " (" + rowName(row) + "), column \"" + column
                        + "\": " + shown(have) + ", expected " + shown(want) + distance(want, have));
            }
        }
        if (differing > MOST_PER_COLUMN) {
            found.add("table " + table + ", column \"" + column + "\": " + (differing - MOST_PER_COLUMN)
                    + " more rows differ");
        }
    }

    private String rowName(int row) {
        return expected.rows().get(row).stream()
                .filter(cell -> !cell.isEmpty())
                .limit(2)
                .reduce((a, b) -> a + ", " + b)
                .orElse("empty");
    }

    private static boolean same(String want, String have, Tolerance tolerance) {
        if (want.equals(have)) {
            return true;
        }
        OptionalDouble wanted = number(want);
        OptionalDouble actual = number(have);
        return wanted.isPresent()
                && actual.isPresent()
                && tolerance.accepts(wanted.getAsDouble(), actual.getAsDouble());
    }

    private static String distance(String want, String have) {
        OptionalDouble wanted = number(want);
        OptionalDouble actual = number(have);
        if (wanted.isEmpty() || actual.isEmpty()) {
            return "";
        }
        return String.format(Locale.ROOT, " (distance %.3g)", Math.abs(actual.getAsDouble() - wanted.getAsDouble()));
    }

    private static OptionalDouble number(String cell) {
        if (cell.isEmpty() || cell.equals("NaN")) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(cell));
        } catch (NumberFormatException text) {
            return OptionalDouble.empty();
        }
    }

    private static String shown(String cell) {
        return cell.isEmpty() ? "a missing value" : cell;
    }
}
