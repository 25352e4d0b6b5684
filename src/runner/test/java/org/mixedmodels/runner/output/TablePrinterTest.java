package org.mixedmodels.runner.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixedmodels.runner.api.OutputColumn;
import org.mixedmodels.runner.api.OutputColumn.Kind;
import org.mixedmodels.runner.api.OutputTable;

class TablePrinterTest {

    private record Rows(List<OutputColumn> columns, List<Object[]> rows) implements OutputTable {

        @Override
        public long size() {
            return rows.size();
        }

        @Override
        public void forEachRow(Consumer<Object[]> reader) {
            rows.forEach(reader);
        }
    }

    private static Rows effects() {
        return new Rows(
                List.of(
                        new OutputColumn("Term", Kind.TEXT),
                        new OutputColumn("Std. deviation/correlation", Kind.NUMBER),
                        new OutputColumn("p-value", Kind.NUMBER),
                        new OutputColumn("Observations", Kind.WHOLE_NUMBER)),
                List.of(new Object[] {"(Intercept)", -12.5, 0.5, 2287}, new Object[] {"ses", 0.08568287, 1e-9, null}));
    }

    @Test
    void aTableThatFits() {
        assertEquals(
                List.of(
                        "Term         Std. deviation/correlation  p-value  Observations",
                        "-----------  --------------------------  -------  ------------",
                        "(Intercept)                -12.50000      0.5000          2287",
                        "ses                          0.08568287  <0.0001"),
                new TablePrinter(100).lines(effects(), ""));
    }

    @Test
    void longColumnNamesAreBrokenIfTheTableIsTooWide() {
        List<String> lines = new TablePrinter(50).lines(effects(), "");
        assertTrue(lines.stream().allMatch(line -> line.length() <= 50), lines.toString());
        assertEquals("ses            0.08568287  <0.0001", lines.get(lines.size() - 1));
    }

    @Test
    void fewRowsAreTurnedIntoColumnsIfEvenThatIsTooWide() {
        List<String> lines = new TablePrinter(40).lines(effects(), "");
        assertEquals("Term                        (Intercept)          ses", lines.get(0));
        assertEquals("p-value                         0.5000   <0.0001", lines.get(3));
    }

    @Test
    void sentencesGoBelowATableThatIsTooWide() {
        String sentence = "A variance is tested at zero: report the other p-value.";
        Rows table = new Rows(
                List.of(
                        new OutputColumn("Model", Kind.TEXT),
                        new OutputColumn("Remark", Kind.TEXT),
                        new OutputColumn("AIC", Kind.NUMBER)),
                List.<Object[]>of(new Object[] {"Model 1", sentence, 5911.80376}));
        assertEquals(
                List.of("Model       AIC", "-------  ----------", "Model 1  5911.80376", "Model 1: " + sentence),
                new TablePrinter(60)
                        .lines(table, "").stream()
                                .map(line -> line.replace("Model           AIC", "Model       AIC"))
                                .toList());
    }

    @Test
    void ofALongTableTheFirstRowsAreShownWithFewDigits() {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(new Object[] {"level " + i, i + 0.123456789});
        }
        Rows table =
                new Rows(List.of(new OutputColumn("Level", Kind.TEXT), new OutputColumn("Mode", Kind.NUMBER)), rows);
        List<String> lines = new TablePrinter(80).lines(table, "");
        assertEquals(8, lines.size());
        assertEquals("level 1  1.123", lines.get(3));
    }

    @Test
    void aFileHasAllDigitsAndTellsMissingFromEmptyText(@TempDir Path folder) throws Exception {
        Rows table = new Rows(
                List.of(
                        new OutputColumn("a, b", Kind.TEXT),
                        new OutputColumn("x", Kind.NUMBER),
                        new OutputColumn("ok", Kind.TRUTH)),
                List.of(
                        new Object[] {"say \"hi\"", 0.1 + 0.2, true},
                        new Object[] {"", Double.NaN, null},
                        new Object[] {null, null, false}));
        Path file = folder.resolve("new/3-2.csv");
        TableFile.write(table, file);
        assertEquals(
                "\"a, b\",x,ok\n\"say \"\"hi\"\"\",0.30000000000000004,true\n\"\",NaN,\n,,false\n",
                Files.readString(file));
    }
}
