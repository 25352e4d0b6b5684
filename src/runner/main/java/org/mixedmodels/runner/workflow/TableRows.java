package org.mixedmodels.runner.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.v2.RowCursor;
import org.knime.core.data.v2.RowRead;
import org.knime.core.node.BufferedDataTable;
import org.mixedmodels.runner.api.OutputColumn;
import org.mixedmodels.runner.api.OutputTable;

/** A KNIME table for the command line. */
final class TableRows implements OutputTable {

    private final BufferedDataTable table;
    private final List<OutputColumn> columns = new ArrayList<>();

    TableRows(BufferedDataTable table) {
        this.table = table;
        for (DataColumnSpec column : table.getDataTableSpec()) {
            columns.add(new OutputColumn(column.getName(), kind(column.getType())));
        }
    }

    // a Boolean or a whole number is compatible with DoubleValue too, so the order matters
    private static OutputColumn.Kind kind(DataType type) {
        if (type.isCompatible(BooleanValue.class)) {
            return OutputColumn.Kind.TRUTH;
        }
        if (type.isCompatible(LongValue.class)) {
            return OutputColumn.Kind.WHOLE_NUMBER;
        }
        return type.isCompatible(DoubleValue.class) ? OutputColumn.Kind.NUMBER : OutputColumn.Kind.TEXT;
    }

    @Override
    public List<OutputColumn> columns() {
        return columns;
    }

    @Override
    public long size() {
        return table.size();
    }

    @Override
    public void forEachRow(Consumer<@Nullable Object[]> reader) {
        @Nullable Object[] cells = new Object[columns.size()];
        try (RowCursor cursor = table.cursor()) {
            while (cursor.canForward()) {
                RowRead row = cursor.forward();
                for (int c = 0; c < cells.length; c++) {
                    cells[c] = row.isMissing(c)
                            ? null
                            : cell(row.getAsDataCell(c), columns.get(c).kind());
                }
                reader.accept(cells);
            }
        }
    }

    private static Object cell(DataCell cell, OutputColumn.Kind kind) {
        return switch (kind) {
            case TRUTH -> ((BooleanValue) cell).getBooleanValue();
            case WHOLE_NUMBER ->
                cell instanceof IntValue whole
                        ? (Object) whole.getIntValue()
                        : (Object) ((LongValue) cell).getLongValue();
            case NUMBER -> ((DoubleValue) cell).getDoubleValue();
            case TEXT -> cell.toString();
        };
    }
}
