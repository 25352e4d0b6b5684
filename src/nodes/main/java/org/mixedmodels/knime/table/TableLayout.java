package org.mixedmodels.knime.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.BooleanCell.BooleanCellFactory;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;

/** The columns of a result table, and the way its rows are written: null and NaN become missing cells. */
final class TableLayout {

    private final List<DataColumnSpec> m_columns = new ArrayList<>();

    TableLayout text(String... names) {
        return add(StringCell.TYPE, names);
    }

    TableLayout number(String... names) {
        return add(DoubleCell.TYPE, names);
    }

    TableLayout wholeNumber(String... names) {
        return add(IntCell.TYPE, names);
    }

    TableLayout longNumber(String... names) {
        return add(LongCell.TYPE, names);
    }

    TableLayout yesNo(String... names) {
        return add(BooleanCell.TYPE, names);
    }

    private TableLayout add(DataType type, String... names) {
        for (String name : names) {
            m_columns.add(new DataColumnSpecCreator(name, type).createSpec());
        }
        return this;
    }

    /** Returns the spec of the table, the same in configure and in execute. */
    DataTableSpec spec() {
        return new DataTableSpec(m_columns.toArray(DataColumnSpec[]::new));
    }

    /**
     * Writes a table.
     *
     * @param rows the values of each row in the order of the columns: String, Double, Integer, Long, Boolean or null
     * @throws CanceledExecutionException if the user cancels
     */
    BufferedDataTable write(ExecutionContext execution, Iterable<@Nullable Object[]> rows)
            throws CanceledExecutionException {
        BufferedDataContainer container = execution.createDataContainer(spec());
        long number = 0;
        for (@Nullable Object[] row : rows) {
            execution.checkCanceled();
            DataCell[] cells = new DataCell[row.length];
            for (int c = 0; c < cells.length; c++) {
                cells[c] = cell(row[c]);
            }
            container.addRowToTable(new DefaultRow(RowKey.createRowKey(number++), cells));
        }
        container.close();
        return container.getTable();
    }

    /** Returns the cell of a value: missing for null and NaN. */
    static DataCell cell(@Nullable Object value) {
        if (value == null || (value instanceof Double number && number.isNaN())) {
            return DataType.getMissingCell();
        }
        if (value instanceof Double number) {
            return new DoubleCell(number);
        }
        if (value instanceof Integer number) {
            return new IntCell(number);
        }
        if (value instanceof Long number) {
            return new LongCell(number);
        }
        if (value instanceof Boolean yes) {
            return BooleanCellFactory.create(yes);
        }
        return new StringCell(value.toString());
    }
}
