package org.knime.core.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.container.AbstractCellFactory;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;

class ColumnRearrangerTest {

    private static final DataTableSpec SPEC = new DataTableSpec(
            new String[] {"a", "b", "c"}, new DataType[] {DoubleCell.TYPE, DoubleCell.TYPE, StringCell.TYPE});

    private final ExecutionContext exec = new ExecutionContext(null);
    private final BufferedDataTable table = table();

    private BufferedDataTable table() {
        BufferedDataContainer container = exec.createDataContainer(SPEC);
        for (int i = 0; i < 4; i++) {
            container.addRowToTable(
                    new DefaultRow("r" + i, new DoubleCell(i), new DoubleCell(10 * i), new StringCell("t" + i)));
        }
        container.close();
        return container.getTable();
    }

    private static DataColumnSpec column(String name) {
        return new DataColumnSpecCreator(name, DoubleCell.TYPE).createSpec();
    }

    private static double number(DataRow row, int column) {
        return ((DoubleValue) row.getCell(column)).getDoubleValue();
    }

    /** Sum and difference of the first two columns; remembers the row indices it was given. */
    private static final class SumAndDifference extends AbstractCellFactory {

        private final List<Long> indices = new ArrayList<>();
        private boolean finished;

        SumAndDifference() {
            super(column("sum"), column("difference"));
        }

        @Override
        public DataCell[] getCells(DataRow row, long rowIndex) {
            indices.add(rowIndex);
            double a = number(row, 0);
            double b = number(row, 1);
            return new DataCell[] {new DoubleCell(a + b), new DoubleCell(b - a)};
        }

        @Override
        public void afterProcessing() {
            finished = true;
        }
    }

    private static List<Double> numbers(BufferedDataTable table, String column) {
        int index = table.getSpec().findColumnIndex(column);
        List<Double> result = new ArrayList<>();
        table.forEach(row -> result.add(number(row, index)));
        return result;
    }

    @Test
    void appendsColumnsOfOneFactoryWithTheirDomains() throws Exception {
        SumAndDifference factory = new SumAndDifference();
        ColumnRearranger rearranger = new ColumnRearranger(table.getSpec());
        rearranger.append(factory);
        BufferedDataTable result = exec.createColumnRearrangeTable(table, rearranger, exec);
        assertArrayEquals(
                new String[] {"a", "b", "c", "sum", "difference"},
                result.getSpec().getColumnNames());
        assertTrue(rearranger.createSpec().equalStructure(result.getSpec()));
        assertEquals(List.of(0.0, 11.0, 22.0, 33.0), numbers(result, "sum"));
        assertEquals(List.of(0.0, 9.0, 18.0, 27.0), numbers(result, "difference"));
        assertEquals(List.of(0L, 1L, 2L, 3L), factory.indices, "computed once per row");
        assertTrue(factory.finished);
        assertEquals(
                new DoubleCell(33),
                result.getSpec().getColumnSpec("sum").getDomain().getUpperBound());
        assertEquals(table.getSpec().getColumnSpec("c"), result.getSpec().getColumnSpec("c"), "kept with its domain");
        assertEquals(1.0, exec.getProgressMonitor().getProgress());
    }

    @Test
    void replacesInPlaceAndReadsTheOriginalRow() throws Exception {
        ColumnRearranger rearranger = new ColumnRearranger(table.getSpec());
        rearranger.replace(new SumAndDifference(), 1, 0);
        BufferedDataTable result = exec.createColumnRearrangeTable(table, rearranger, exec);
        assertArrayEquals(
                new String[] {"difference", "sum", "c"}, result.getSpec().getColumnNames());
        assertEquals(List.of(0.0, 11.0, 22.0, 33.0), numbers(result, "sum"));
    }

    @Test
    void removesAndInserts() throws Exception {
        ColumnRearranger rearranger = new ColumnRearranger(table.getSpec());
        rearranger.remove("a");
        rearranger.insertAt(0, new AbstractCellFactory(column("twice b")) {
            @Override
            public DataCell[] getCells(DataRow row) {
                return new DataCell[] {new DoubleCell(2 * number(row, 1))};
            }
        });
        rearranger.remove(2);
        assertEquals(1, rearranger.indexOf("b"));
        assertEquals(-1, rearranger.indexOf("c"));
        BufferedDataTable result = exec.createColumnRearrangeTable(table, rearranger, exec);
        assertEquals(List.of(0.0, 20.0, 40.0, 60.0), numbers(result, "twice b"));
        assertEquals(2, result.getSpec().getNumColumns());
    }

    @Test
    void refusesWhatDoesNotFit() {
        ColumnRearranger rearranger = new ColumnRearranger(table.getSpec());
        assertThrows(IllegalArgumentException.class, () -> rearranger.remove("none"));
        assertThrows(IllegalArgumentException.class, () -> rearranger.remove("a", "a"));
        assertThrows(IndexOutOfBoundsException.class, () -> rearranger.replace(new SumAndDifference(), 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> exec.createColumnRearrangeTable(
                        table, new ColumnRearranger(new DataTableSpec(column("other"))), exec));
        rearranger.append(new AbstractCellFactory(column("text")) {
            @Override
            public DataCell[] getCells(DataRow row, long rowIndex) {
                return new DataCell[] {new StringCell("not a number")};
            }
        });
        assertThrows(IllegalStateException.class, () -> exec.createColumnRearrangeTable(table, rearranger, exec));
    }

    @Test
    void stopsWhenCancelled() {
        ColumnRearranger rearranger = new ColumnRearranger(table.getSpec());
        rearranger.append(new SumAndDifference());
        exec.getProgressMonitor().setExecuteCanceled();
        assertThrows(
                CanceledExecutionException.class,
                () -> exec.createColumnRearrangeTable(table, rearranger, exec.createSubProgress(0.5)));
    }
}
