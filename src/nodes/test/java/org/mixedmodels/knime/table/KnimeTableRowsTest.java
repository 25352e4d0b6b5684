package org.mixedmodels.knime.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataTable;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.InputProblem.Kind;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.progress.CancelledException;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.sdk.Tables;

class KnimeTableRowsTest {

    private static final long BEYOND_DOUBLE = 9007199254740993L;

    private static final BufferedDataTable TABLE = Tables.builder()
            .doubles("double", 1.5, Double.NaN, null, 5.0)
            .ints("int", 7, null, -3, 7)
            .longs("long", BEYOND_DOUBLE, 2L, null, 2L)
            .booleans("boolean", true, false, null, true)
            .strings("string", "b", "a", null, "b")
            .build();

    private static RowReader open(Column... wanted) {
        return new KnimeTableRows(TABLE).open(List.of(wanted));
    }

    @Test
    void knowsTheKindsOfColumns() {
        assertEquals(
                List.of(
                        Column.numeric("double"),
                        Column.numeric("int"),
                        Column.numeric("long"),
                        Column.nominal("boolean"),
                        Column.nominal("string")),
                new KnimeTableRows(TABLE).columns());
    }

    @Test
    void readsNumbersOfEveryTypeWithNanForMissing() {
        try (RowReader reader = open(Column.numeric("int"), Column.numeric("double"), Column.numeric("long"))) {
            RowBatch batch = reader.next();
            assertEquals(4, batch.size());
            assertArrayEquals(new double[] {7, Double.NaN, -3, 7}, Arrays.copyOf(batch.numbers(0), 4));
            assertArrayEquals(new double[] {1.5, Double.NaN, Double.NaN, 5}, Arrays.copyOf(batch.numbers(1), 4));
            assertArrayEquals(new double[] {0x1p53, 2, Double.NaN, 2}, Arrays.copyOf(batch.numbers(2), 4));
            assertNull(reader.next());
        }
    }

    @Test
    void readsCategoriesOfEveryType() {
        assertLevels("string", List.of("b", "a"), 0, 1, RowBatch.MISSING, 0);
        assertLevels("boolean", List.of("true", "false"), 0, 1, RowBatch.MISSING, 0);
        assertLevels("int", List.of("7", "-3"), 0, RowBatch.MISSING, 1, 0);
        assertLevels("double", List.of("1.5", "5"), 0, RowBatch.MISSING, RowBatch.MISSING, 1);
        assertLevels("long", List.of("9007199254740993", "2"), 0, 1, RowBatch.MISSING, 1);
    }

    private static void assertLevels(String column, List<String> levels, int... codes) {
        try (RowReader reader = open(Column.nominal(column))) {
            RowBatch batch = reader.next();
            assertArrayEquals(codes, Arrays.copyOf(batch.codes(0), batch.size()));
            assertEquals(levels, reader.levels(0).levels());
        }
    }

    @Test
    void readsOneColumnInBothRoles() {
        try (RowReader reader = open(Column.numeric("int"), Column.nominal("int"))) {
            RowBatch batch = reader.next();
            assertEquals(-3, batch.numbers(0)[2]);
            assertEquals("-3", reader.levels(1).level(batch.codes(1)[2]));
        }
    }

    @Test
    void readsManyRowsInBatches() {
        Integer[] values = new Integer[RowBatch.DEFAULT_CAPACITY + 1];
        Arrays.setAll(values, i -> i);
        BufferedDataTable table = Tables.builder().ints("i", values).build();
        try (RowReader reader = new KnimeTableRows(table).open(List.of(Column.numeric("i")))) {
            assertEquals(RowBatch.DEFAULT_CAPACITY, reader.next().size());
            RowBatch last = reader.next();
            assertEquals(1, last.size());
            assertEquals(RowBatch.DEFAULT_CAPACITY, last.numbers(0)[0]);
            assertNull(reader.next());
        }
    }

    /** Hears of progress, and cancels after some reports. */
    private static final class Listener implements ProgressMonitor {
        private final List<String> m_messages = new ArrayList<>();
        private final List<Double> m_fractions = new ArrayList<>();
        private final int m_cancelAfter;

        Listener(int cancelAfter) {
            m_cancelAfter = cancelAfter;
        }

        @Override
        public void report(double fraction, String message) {
            m_fractions.add(fraction);
            m_messages.add(message);
        }

        @Override
        public boolean isCancelled() {
            return m_messages.size() >= m_cancelAfter;
        }
    }

    private static BufferedDataTable batches(int count) {
        return Tables.generated(Tables.builder().ints("i").spec(), count * RowBatch.DEFAULT_CAPACITY, row ->
                new DataCell[] {new IntCell(row)});
    }

    @Test
    void tellsHowFarItHasRead() {
        Listener listener = new Listener(Integer.MAX_VALUE);
        try (RowReader reader = new KnimeTableRows(batches(4), listener).open(List.of(Column.numeric("i")))) {
            reader.next();
            reader.next();
        }
        assertEquals(List.of(0.25, 0.5), listener.m_fractions);
        assertEquals("reading rows: 4,096 of 8,192", listener.m_messages.get(1));
    }

    @Test
    void stopsAfterTheBatchInWhichItIsCancelled() {
        Listener listener = new Listener(2);
        try (RowReader reader = new KnimeTableRows(batches(4), listener).open(List.of(Column.numeric("i")))) {
            reader.next();
            reader.next();
            assertThrows(CancelledException.class, reader::next);
        }
    }

    @Test
    void readsATableWithoutRows() {
        Listener listener = new Listener(Integer.MAX_VALUE);
        try (RowReader reader = new KnimeTableRows(batches(0), listener).open(List.of(Column.numeric("i")))) {
            assertNull(reader.next());
        }
        assertEquals(List.of(1.0), listener.m_fractions);
    }

    @Test
    void refusesColumnsThatCannotBeRead() {
        InvalidInputException unknown = assertThrows(InvalidInputException.class, () -> open(Column.numeric("other")));
        assertEquals(Kind.UNKNOWN_COLUMN, unknown.problem().kind());
        InvalidInputException text = assertThrows(InvalidInputException.class, () -> open(Column.numeric("string")));
        assertEquals(Kind.WRONG_TYPE, text.problem().kind());
        assertThrows(InvalidInputException.class, () -> open(Column.numeric("boolean")));
    }
}
