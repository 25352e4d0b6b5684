package org.mixedmodels.runner.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixedmodels.runner.api.RunnerException;

class ExpectedTablesTest {

    private static final String TABLE = "Term,Estimate,Note\n(Intercept),10.5,\nses,0.25,\"a, b\"\n";

    @TempDir
    Path folder;

    private Path expected;

    @BeforeEach
    void makeFolder() throws IOException {
        expected = Files.createDirectory(folder.resolve("expected"));
        Files.writeString(expected.resolve("3-2.csv"), TABLE);
    }

    private void tolerances(String lines) throws IOException {
        Files.writeString(expected.resolve("tolerances.csv"), "table,column,absolute,relative,reason\n" + lines);
    }

    private List<String> differences(String actual) throws IOException {
        Path made = Files.writeString(folder.resolve("made.csv"), actual);
        return ExpectedTables.read(expected).compare(Map.of("3-2", made)).differences();
    }

    @Test
    void theSameTableAgrees() throws IOException {
        Path made = Files.writeString(folder.resolve("made.csv"), TABLE);
        Comparison comparison = ExpectedTables.read(expected).compare(Map.of("3-2", made));
        assertEquals(new Comparison(1, 6, List.of()), comparison);
    }

    @Test
    void furtherColumnsAndTheirOrderDoNotMatter() throws IOException {
        assertEquals(List.of(), differences("Note,Estimate,p,Term\n,10.5,1,(Intercept)\n\"a, b\",.25,1,ses\n"));
    }

    @Test
    void aNumberBeyondItsToleranceIsToldWithBothValues() throws IOException {
        assertEquals(
                List.of("table 3-2, row 2 (ses, 0.25), column \"Estimate\": 0.2500001, expected 0.25"
                        + " (distance 1.00e-07)"),
                differences(TABLE.replace("0.25", "0.2500001")));
    }

    @Test
    void absoluteAndRelativeToleranceAdd() throws IOException {
        tolerances("3-2,Estimate,0.1,0.01,made up\n");
        assertEquals(List.of(), differences(TABLE.replace("10.5", "10.7")));
        assertEquals(1, differences(TABLE.replace("10.5", "10.71")).size());
    }

    @Test
    void theLineThatSaysMostWins() throws IOException {
        tolerances("*,*,10,,all\n*,Estimate,,1e-3,column\n3-2,*,,1e-9,table\n");
        assertEquals(1, differences(TABLE.replace("10.5", "10.5001")).size());
        tolerances("*,*,10,,all\n*,Estimate,,1e-3,column\n");
        assertEquals(List.of(), differences(TABLE.replace("10.5", "10.5001")));
    }

    @Test
    void textAndMissingCellsMustBeEqual() throws IOException {
        tolerances("*,*,1000,,large\n");
        assertEquals(
                List.of("table 3-2, row 1 ((Intercept), 10.5), column \"Note\": x, expected a missing value"),
                differences(TABLE.replace("10.5,", "10.5,x")));
        assertEquals(
                List.of("table 3-2, row 1 ((Intercept), 10.5), column \"Estimate\": a missing value, expected 10.5"),
                differences(TABLE.replace("10.5", "")));
        assertEquals(1, differences(TABLE.replace("10.5", "NaN")).size());
    }

    @Test
    void rowsColumnsAndTablesThatAreMissingAreDifferences() throws IOException {
        assertEquals(
                List.of("table 3-2 has 1 rows, expected are 2"),
                differences("Term,Estimate,Note\n(Intercept),10.5,\n"));
        assertEquals(
                List.of("table 3-2 has no column \"Note\"; it has Term, Estimate"),
                differences("Term,Estimate\n(Intercept),10.5\nses,0.25\n"));
        assertEquals(
                List.of("table 3-2 is expected, but no executed node made it"),
                ExpectedTables.read(expected).compare(Map.of()).differences());
    }

    @Test
    void manyDifferencesOfAColumnAreCounted() throws IOException {
        Files.writeString(expected.resolve("3-2.csv"), "x\n1\n2\n3\n4\n5\n6\n");
        List<String> differences = differences("x\n2\n3\n4\n5\n6\n7\n");
        assertEquals(4, differences.size());
        assertEquals("table 3-2, column \"x\": 3 more rows differ", differences.get(3));
    }

    @Test
    void leftoversInTheFolderAreNotPassedOver() throws IOException {
        tolerances("3-2,Estimat,1,,misspelt\n");
        assertEquals(
                List.of("tolerances.csv names table 3-2, column \"Estimat\", which no expected table has"),
                differences(TABLE));
        Files.writeString(expected.resolve("fixed effects.csv"), TABLE);
        String message = assertThrows(RunnerException.class, () -> ExpectedTables.read(expected))
                .getMessage();
        assertTrue(message.contains("is not named <node id>-<port>.csv"), message);
    }

    @Test
    void aToleranceThatIsNoNumberIsRefused() throws IOException {
        tolerances("*,*,small,,\n");
        String message = assertThrows(RunnerException.class, () -> ExpectedTables.read(expected))
                .getMessage();
        assertTrue(message.startsWith("\"small\" in"), message);
    }

    @Test
    void someRowsAreFoundByTheTextInTheirFirstColumn() throws IOException {
        Files.delete(expected.resolve("3-2.csv"));
        Files.writeString(expected.resolve("3-2.rows.csv"), "Term,Estimate\nses,0.25\n");
        assertEquals(List.of(), differences(TABLE));
        assertEquals(
                List.of("table 3-2, row 1 (ses, 0.25), column \"Estimate\": 0.26, expected 0.25 (distance 0.0100)"),
                differences(TABLE.replace("0.25", "0.26")));
        assertEquals(List.of("table 3-2 has no row \"ses\""), differences(TABLE.replace("ses", "clubs")));
    }
}
