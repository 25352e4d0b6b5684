package org.mixedmodels.engine;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.mixedmodels.engine.data.ColumnarRows;

/** The data sets of the tests. A column of numbers is numeric, any other nominal; an empty cell is missing. */
public final class DataSets {

    private static final Map<String, ColumnarRows> CACHE = new ConcurrentHashMap<>();

    private DataSets() {}

    public static ColumnarRows load(String name) {
        return CACHE.computeIfAbsent(name, DataSets::read);
    }

    private static ColumnarRows read(String name) {
        InputStream stream = Objects.requireNonNull(DataSets.class.getResourceAsStream("/data/" + name + ".csv"), name);
        try (Reader text = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            List<CsvRecord> records =
                    CsvReader.builder().ofCsvRecord(text).stream().toList();
            List<String> header = records.get(0).getFields();
            ColumnarRows.Builder table = ColumnarRows.builder();
            for (int c = 0; c < header.size(); c++) {
                int column = c;
                String[] cells = records.stream()
                        .skip(1)
                        .map(r -> r.getField(column).isEmpty() ? null : r.getField(column))
                        .toArray(String[]::new);
                add(table, header.get(c), cells);
            }
            return table.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(ColumnarRows.Builder table, String name, String[] cells) {
        double[] numbers = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != null && !cells[i].matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?")) {
                table.nominal(name, cells);
                return;
            }
            numbers[i] = cells[i] == null ? Double.NaN : Double.parseDouble(cells[i]);
        }
        table.numeric(name, numbers);
    }
}
