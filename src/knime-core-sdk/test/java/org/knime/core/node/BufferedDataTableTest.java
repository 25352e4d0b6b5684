package org.knime.core.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomain;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.MissingCell;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.filter.TableFilter;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.v2.RowCursor;
import org.knime.core.data.v2.RowRead;

class BufferedDataTableTest {

    private static final DataTableSpec SPEC = new DataTableSpec(
            new String[] {"x", "n", "group", "flag"},
            new DataType[] {DoubleCell.TYPE, IntCell.TYPE, StringCell.TYPE, BooleanCell.TYPE});

    private final ExecutionContext exec = new ExecutionContext(null);

    private static DataRow row(String key, double x, int n, String group, boolean flag) {
        return new DefaultRow(
                key,
                new DoubleCell(x),
                new IntCell(n),
                new StringCell(group),
                BooleanCell.BooleanCellFactory.create(flag));
    }

    private BufferedDataTable table(DataRow... rows) {
        BufferedDataContainer container = exec.createDataContainer(SPEC);
        for (DataRow row : rows) {
            container.addRowToTable(row);
        }
        container.close();
        return container.getTable();
    }

    private BufferedDataTable sample() {
        return table(
                row("a", 1.5, 3, "s1", true),
                new DefaultRow(
                        "b", DataType.getMissingCell(), new IntCell(-4), new MissingCell("why"), BooleanCell.TRUE),
                row("c", Double.NaN, 9, "s2", true));
    }

    @Test
    void cursorReadsAllRowsThroughOneObject() {
        try (RowCursor cursor = sample().cursor()) {
            RowRead first = cursor.forward();
            assertEquals("a", first.getRowKey().getString());
            assertEquals(1.5, first.<DoubleValue>getValue(0).getDoubleValue());
            assertEquals(3.0, first.<DoubleValue>getValue(1).getDoubleValue());
            assertEquals(1.0, first.<DoubleValue>getValue(3).getDoubleValue());
            assertEquals("s1", first.<StringValue>getValue(2).getStringValue());
            RowRead second = cursor.forward();
            assertSame(first, second);
            assertTrue(second.isMissing(0));
            assertTrue(second.getAsDataCell(2).isMissing());
            cursor.forward();
            assertFalse(second.isMissing(0), "NaN is a value");
            assertFalse(cursor.canForward());
            assertNull(cursor.forward());
        }
    }

    @Test
    void wrongReadingFailsAtTheCaller() {
        try (RowCursor cursor = sample().cursor()) {
            RowRead row = cursor.forward();
            assertThrows(
                    ClassCastException.class, () -> row.<StringValue>getValue(1).getStringValue());
        }
    }

    @Test
    void filterKeepsIndicesAndRefusesOtherColumns() {
        BufferedDataTable table = sample();
        try (RowCursor cursor = table.cursor(TableFilter.materializeCols(table.getSpec(), "group", "n"))) {
            RowRead row = cursor.forward();
            assertEquals(4, cursor.getNumColumns());
            assertEquals("s1", row.<StringValue>getValue(2).getStringValue());
            assertEquals(new IntCell(3), row.getAsDataCell(1));
            assertThrows(IllegalStateException.class, () -> row.isMissing(0));
            assertThrows(IllegalStateException.class, () -> row.getValue(3));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> table.cursor(TableFilter.materializeCols(4)));
        assertThrows(IllegalArgumentException.class, () -> TableFilter.materializeCols(1, 1));
        assertThrows(
                IllegalArgumentException.class, () -> TableFilter.materializeCols(table.getSpec(), "no such column"));
    }

    @Test
    void domainsAreKnownOnClose() {
        DataTableSpec spec = sample().getDataTableSpec();
        DataColumnDomain x = spec.getColumnSpec("x").getDomain();
        assertEquals(new DoubleCell(1.5), x.getLowerBound(), "NaN and missing cells do not count");
        assertEquals(new DoubleCell(1.5), x.getUpperBound());
        assertFalse(x.hasValues());
        DataColumnDomain n = spec.getColumnSpec("n").getDomain();
        assertEquals(new IntCell(-4), n.getLowerBound());
        assertEquals(new IntCell(9), n.getUpperBound());
        DataColumnDomain group = spec.getColumnSpec("group").getDomain();
        assertEquals(List.of(new StringCell("s1"), new StringCell("s2")), List.copyOf(group.getValues()));
        assertFalse(group.hasBounds());
        assertEquals(
                Set.of(BooleanCell.TRUE), spec.getColumnSpec("flag").getDomain().getValues());
    }

    @Test
    void manyDistinctTextsAreNotListed() {
        DataRow[] sixty = new DataRow[60];
        for (int i = 0; i < 60; i++) {
            sixty[i] = row("r" + i, i, i, "level " + i, true);
        }
        assertEquals(
                60,
                table(sixty)
                        .getSpec()
                        .getColumnSpec("group")
                        .getDomain()
                        .getValues()
                        .size());
        DataRow[] more = java.util.Arrays.copyOf(sixty, 61);
        more[60] = row("last", 0, 0, "one more", true);
        assertFalse(table(more).getSpec().getColumnSpec("group").getDomain().hasValues());
    }

    @Test
    void statedDomainsAreWidened() {
        DataColumnSpecCreator stated = new DataColumnSpecCreator("x", DoubleCell.TYPE);
        stated.setDomain(new DataColumnDomainCreator(new DoubleCell(-1), new DoubleCell(2)).createDomain());
        DataTableSpec spec = new DataTableSpec(stated.createSpec());
        DataRow row = new DefaultRow("a", new DoubleCell(7));
        DataColumnDomain widened = close(exec.createDataContainer(spec), row);
        assertEquals(new DoubleCell(-1), widened.getLowerBound());
        assertEquals(new DoubleCell(7), widened.getUpperBound());
        assertEquals(
                new DoubleCell(7),
                close(exec.createDataContainer(spec, false), row).getLowerBound());
    }

    private static DataColumnDomain close(BufferedDataContainer container, DataRow row) {
        container.addRowToTable(row);
        container.close();
        return container.getTable().getSpec().getColumnSpec(0).getDomain();
    }

    @Test
    void refusesRowsThatDoNotFit() {
        BufferedDataContainer container = exec.createDataContainer(SPEC);
        container.addRowToTable(row("a", 1, 1, "s", true));
        assertThrows(IllegalArgumentException.class, () -> container.addRowToTable(row("a", 2, 2, "s", true)));
        assertThrows(
                IllegalArgumentException.class, () -> container.addRowToTable(new DefaultRow("b", new DoubleCell(1))));
        DataCell text = new StringCell("1");
        assertThrows(
                IllegalArgumentException.class,
                () -> container.addRowToTable(new DefaultRow("b", text, new IntCell(1), text, BooleanCell.TRUE)));
        assertThrows(IllegalStateException.class, container::getTable);
        container.close();
        assertThrows(IllegalStateException.class, () -> container.addRowToTable(row("c", 1, 1, "s", true)));
        assertEquals(1, container.getTable().size());
    }

    @Test
    void iteratesOverRows() {
        List<String> keys = new ArrayList<>();
        for (DataRow row : sample()) {
            keys.add(row.getKey().getString());
        }
        assertEquals(List.of("a", "b", "c"), keys);
        Iterator<DataRow> rows = sample().iterator();
        assertThrows(UnsupportedOperationException.class, rows::remove);
    }
}
