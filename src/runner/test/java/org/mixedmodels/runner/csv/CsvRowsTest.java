package org.mixedmodels.runner.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.runner.api.ExitCode;
import org.mixedmodels.runner.api.RunnerException;

class CsvRowsTest {

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text);
    }

    private static List<Object> column(CsvRows rows, Column wanted) {
        List<Object> values = new ArrayList<>();
        try (RowReader reader = rows.open(List.of(wanted))) {
            for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    values.add(
                            batch.isMissing(0, row)
                                    ? "missing"
                                    : batch.numbers(0) != null
                                            ? batch.numbers(0)[row]
                                            : reader.levels(0).level(batch.codes(0)[row]));
                }
            }
        }
        return values;
    }

    @Test
    void aColumnIsNumericIfAllItsCellsAreNumbersOrMissing() throws IOException {
        CsvRows rows = CsvRows.of(file("a,b,c,d\n1,x,,1e-3\n-2.5,NA,NA,+.5\n"));
        assertEquals(
                List.of(Column.numeric("a"), Column.nominal("b"), Column.numeric("c"), Column.numeric("d")),
                rows.columns());
        assertEquals(2, rows.rows());
        assertEquals(List.of(1.0, -2.5), column(rows, Column.numeric("a")));
        assertEquals(List.of("x", "missing"), column(rows, Column.nominal("b")));
        assertEquals(List.of("missing", "missing"), column(rows, Column.numeric("c")));
        assertEquals(List.of(0.001, 0.5), column(rows, Column.numeric("d")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d", "0x1p3", "1,5", "1-2", "e", "-", "TRUE", "1 2"})
    void whatOnlyLooksLikeANumberIsText(String cell) throws IOException {
        CsvRows rows = CsvRows.of(file("a\n1\n\"" + cell + "\"\n"));
        assertEquals(List.of(Column.nominal("a")), rows.columns());
        assertEquals(List.of("1", cell), column(rows, Column.nominal("a")));
    }

    @ParameterizedTest
    @CsvSource({"Inf,Infinity", "-Inf,-Infinity", "Infinity,Infinity", "12345678901234567890,1.2345678901234567E19"})
    void numbersAsRAndJavaWriteThem(String cell, double value) throws IOException {
        assertEquals(List.of(value), column(CsvRows.of(file("a\n" + cell + "\n")), Column.numeric("a")));
    }

    @Test
    void aNumericColumnCanBeReadAsCategoriesNamedAsRNamesThem() throws IOException {
        CsvRows rows = CsvRows.of(file("g\n5\n5.0\n2.50\nNaN\n"));
        assertEquals(List.of("5", "5", "2.5", "missing"), column(rows, Column.nominal("g")));
    }

    @Test
    void quotesSpacesEmptyLinesAndTheByteOrderMarkAreNoPartOfTheData() throws IOException {
        CsvRows rows = CsvRows.of(file("\uFEFF\"name\", \"x,y\"\r\n\"a \"\"b\"\"\", 1 \r\n\r\n c ,2\r\n"));
        assertEquals(List.of(Column.nominal("name"), Column.numeric("x,y")), rows.columns());
        assertEquals(List.of("a \"b\"", "c"), column(rows, Column.nominal("name")));
        assertEquals(List.of(1.0, 2.0), column(rows, Column.numeric("x,y")));
    }

    @Test
    void rowsOfManyBlocksKeepTheirOrderAndCanBeReadAgain() throws IOException {
        int n = 3 * RowBatch.DEFAULT_CAPACITY + 17;
        double[] expected = IntStream.range(0, n).mapToDouble(i -> i / 8.0).toArray();
        StringBuilder text = new StringBuilder("x\n");
        Arrays.stream(expected).forEach(x -> text.append(x).append('\n'));
        CsvRows rows = CsvRows.of(file(text.toString()));
        for (int pass = 0; pass < 2; pass++) {
            double[] actual = column(rows, Column.numeric("x")).stream()
                    .mapToDouble(x -> (Double) x)
                    .toArray();
            assertArrayEquals(expected, actual);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a,b\n1,2\n3\n'|Line 3 of %s has 1 cell, but the header names 2 columns.",
                "'a,b\n1,2,3\n'|Line 2 of %s has 3 cells, but the header names 2 columns.",
                "'a,a\n1,2\n'|The header of %s names the column \"a\" twice.",
                "'a,\n1,2\n'|Column 2 of %s has no name in the header.",
                "''|The file %s is empty; its first line must name the columns.",
            })
    void aBrokenFileIsToldInOneSentence(String text, String message) throws IOException {
        Path file = file(text);
        RunnerException e = assertThrows(RunnerException.class, () -> CsvRows.of(file));
        assertEquals(message.formatted(file), e.getMessage());
        assertEquals(ExitCode.BAD_INPUT, e.exitCode());
    }

    @Test
    void filesThatAreNotThereOrNotText() throws IOException {
        Path missing = folder.resolve("missing.csv");
        assertEquals(
                "There is no file " + missing + ".",
                assertThrows(RunnerException.class, () -> CsvRows.of(missing)).getMessage());
        assertTrue(assertThrows(RunnerException.class, () -> CsvRows.of(folder))
                .getMessage()
                .contains("is a folder"));
        Path latin1 = Files.write(folder.resolve("latin1.csv"), "a\nö\n".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(assertThrows(RunnerException.class, () -> CsvRows.of(latin1))
                .getMessage()
                .contains("is not text in UTF-8"));
    }

    @Test
    void aQuoteThatIsNeverClosedIsToldBeforeTheMemoryIsFull() throws IOException {
        Path file = file("a\n1\n\"" + "x".repeat(3_000_000));
        String message =
                assertThrows(RunnerException.class, () -> CsvRows.of(file)).getMessage();
        assertTrue(message.contains("a quote that is never closed"), message);
    }

    @Test
    void textWhereNumbersAreNeededAndUnknownColumnsAreRefused() throws IOException {
        CsvRows rows = CsvRows.of(file("a,b\n1,x\n"));
        assertEquals(
                "Column \"b\" holds text, but numbers are needed.",
                assertThrows(InvalidInputException.class, () -> rows.open(List.of(Column.numeric("b"))))
                        .getMessage());
        assertEquals(
                "There is no column \"c\".",
                assertThrows(InvalidInputException.class, () -> rows.open(List.of(Column.numeric("c"))))
                        .getMessage());
    }
}
