package org.mixedmodels.sdk;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeModelAccess;

/** Builds a table in memory column by column; null stands for a missing cell. Rows are named Row0, Row1, ... */
public final class Tables {

    private final List<DataColumnSpec> specs = new ArrayList<>();
    private final List<DataCell[]> columns = new ArrayList<>();

    private Tables() {}

    /** A table without columns. */
    public static Tables builder() {
        return new Tables();
    }

    /** Makes the cells of a row when the row is asked for. */
    @FunctionalInterface
    public interface RowMaker {

        /** The cells of the row of that number, counted from 0. */
        DataCell[] cells(int row);
    }

    /** A table of which no row is held in memory. */
    public static BufferedDataTable generated(DataTableSpec spec, int rows, RowMaker maker) {
        return NodeModelAccess.table(spec, new AbstractList<>() {
            @Override
            public DataRow get(int index) {
                return new DefaultRow("Row" + index, maker.cells(index));
            }

            @Override
            public int size() {
                return rows;
            }
        });
    }

    /** Adds a column of decimal numbers. */
    public Tables doubles(String name, @Nullable Double... values) {
        return add(name, DoubleCell.TYPE, values, value -> new DoubleCell((Double) value));
    }

    /** Adds a column of whole numbers. */
    public Tables ints(String name, @Nullable Integer... values) {
        return add(name, IntCell.TYPE, values, value -> new IntCell((Integer) value));
    }

    /** Adds a column of large whole numbers. */
    public Tables longs(String name, @Nullable Long... values) {
        return add(name, LongCell.TYPE, values, value -> new LongCell((Long) value));
    }

    /** Adds a column of texts. */
    public Tables strings(String name, @Nullable String... values) {
        return add(name, StringCell.TYPE, values, value -> new StringCell((String) value));
    }

    /** Adds a column of truth values. */
    public Tables booleans(String name, @Nullable Boolean... values) {
        return add(name, BooleanCell.TYPE, values, value -> (Boolean) value ? BooleanCell.TRUE : BooleanCell.FALSE);
    }

    private interface CellMaker {
        DataCell cell(Object value);
    }

    private Tables add(String name, DataType type, @Nullable Object[] values, CellMaker maker) {
        DataCell[] cells = new DataCell[values.length];
        for (int i = 0; i < cells.length; i++) {
            Object value = values[i];
            cells[i] = value == null ? DataType.getMissingCell() : maker.cell(value);
        }
        specs.add(new DataColumnSpecCreator(name, type).createSpec());
        columns.add(cells);
        return this;
    }

    /** The spec of the columns added so far, without domains. */
    public DataTableSpec spec() {
        return new DataTableSpec(specs.toArray(DataColumnSpec[]::new));
    }

    /**
     * The table.
     *
     * @throws IllegalArgumentException if the columns differ in length
     */
    public BufferedDataTable build() {
        BufferedDataContainer container = Executions.silent().createDataContainer(spec());
        int rows = columns.isEmpty() ? 0 : columns.get(0).length;
        if (columns.stream().anyMatch(column -> column.length != rows)) {
            throw new IllegalArgumentException("the columns differ in length");
        }
        for (int row = 0; row < rows; row++) {
            int index = row;
            DataCell[] cells = columns.stream().map(column -> column[index]).toArray(DataCell[]::new);
            container.addRowToTable(new DefaultRow("Row" + row, cells));
        }
        container.close();
        return container.getTable();
    }
}
