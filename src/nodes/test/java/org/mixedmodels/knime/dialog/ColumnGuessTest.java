package org.mixedmodels.knime.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataTableSpec;
import org.mixedmodels.sdk.Tables;

class ColumnGuessTest {

    private static Optional<String> group(Tables table) {
        return ColumnGuess.group(table.spec());
    }

    @Test
    void findsGroupsByTheirNames() {
        assertEquals(
                Optional.of("schoolNR"), group(Tables.builder().strings("sex").ints("schoolNR")));
        assertEquals(
                Optional.of("patient_id"), group(Tables.builder().ints("visit").longs("patient_id")));
        assertEquals(
                Optional.of("Batch"), group(Tables.builder().strings("Batch").doubles("Yield")));
        assertEquals(
                Optional.of("unitID"), group(Tables.builder().ints("age", 1).ints("unitID", 1)));
    }

    @Test
    void takesTheFirstTextElse() {
        assertEquals(
                Optional.of("a"), group(Tables.builder().ints("n").strings("a").strings("b")));
        assertEquals(Optional.empty(), group(Tables.builder().doubles("x").ints("n")));
    }

    @Test
    void takesTheLastNumberAsOutcome() {
        DataTableSpec spec = Tables.builder()
                .doubles("x")
                .doubles("y")
                .ints("school")
                .booleans("b")
                .spec();
        assertEquals("y", ColumnGuess.outcome(spec));
        assertEquals("", ColumnGuess.outcome(Tables.builder().strings("s").spec()));
    }
}
