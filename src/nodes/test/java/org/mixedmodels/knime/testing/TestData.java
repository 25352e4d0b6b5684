package org.mixedmodels.knime.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.knime.core.node.BufferedDataTable;
import org.mixedmodels.sdk.Tables;

/** The engine's test data as KNIME tables. A column is whole numbers, decimals or text, as its values allow. */
public final class TestData {

    private static final Path FOLDER = Path.of("..", "engine", "test", "resources", "data");

    private TestData() {}

    /** Reads a file of the engine's test data; empty cells are missing. */
    public static BufferedDataTable table(String name) {
        List<String> lines;
        try {
            lines = Files.readAllLines(FOLDER.resolve(name + ".csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String[] header = lines.get(0).split(",", -1);
        String[][] rows =
                lines.stream().skip(1).map(line -> line.split(",", -1)).toArray(String[][]::new);
        Tables tables = Tables.builder();
        for (int c = 0; c < header.length; c++) {
            int column = c;
            add(tables, header[c], Arrays.stream(rows).map(row -> row[column]).toArray(String[]::new));
        }
        return tables.build();
    }

    private static void add(Tables tables, String name, String[] values) {
        String[] present = Arrays.stream(values)
                .map(value -> value.isEmpty() ? null : value)
                .toArray(String[]::new);
        if (all(values, "-?\\d{1,9}")) {
            tables.ints(
                    name,
                    Arrays.stream(present)
                            .map(value -> value == null ? null : Integer.valueOf(value))
                            .toArray(Integer[]::new));
        } else if (all(values, "-?[\\d.]+([eE][-+]?\\d+)?")) {
            tables.doubles(
                    name,
                    Arrays.stream(present)
                            .map(value -> value == null ? null : Double.valueOf(value))
                            .toArray(Double[]::new));
        } else {
            tables.strings(name, present);
        }
    }

    private static boolean all(String[] values, String pattern) {
        return Arrays.stream(values).allMatch(value -> value.isEmpty() || value.matches(pattern));
    }
}
