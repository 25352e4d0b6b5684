package org.mixedmodels.knime.testing;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.v2.RowCursor;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;

/** The cells of a table, by row number or by the text in the first columns. */
public final class Cells {

    private final List<List<DataCell>> m_rows = new ArrayList<>();
    private final List<String> m_keys = new ArrayList<>();
    private final List<String> m_columns;

    private Cells(BufferedDataTable table) {
        m_columns = List.of(table.getDataTableSpec().getColumnNames());
        try (RowCursor cursor = table.cursor()) {
            while (cursor.canForward()) {
                var row = cursor.forward();
                m_keys.add(row.getRowKey().getString());
                List<DataCell> cells = new ArrayList<>();
                for (int c = 0; c < row.getNumColumns(); c++) {
                    cells.add(row.getAsDataCell(c));
                }
                m_rows.add(cells);
            }
        }
    }

    /** The cells of a table. */
    public static Cells of(PortObject table) {
        return new Cells((BufferedDataTable) table);
    }

    /** The number of rows. */
    public int size() {
        return m_rows.size();
    }

    /** The names of the columns. */
    public List<String> columns() {
        return m_columns;
    }

    /** The row IDs. */
    public List<String> keys() {
        return m_keys;
    }

    /** The first row whose first cells read as given. */
    public int row(String... start) {
        for (int r = 0; r < m_rows.size(); r++) {
            boolean found = true;
            for (int c = 0; c < start.length; c++) {
                found &= start[c].equals(m_rows.get(r).get(c).toString());
            }
            if (found) {
                return r;
            }
        }
        throw new AssertionError("no row starts with " + List.of(start));
    }

    /** A cell. */
    public DataCell cell(int row, String column) {
        int index = m_columns.indexOf(column);
        if (index < 0) {
            throw new AssertionError("no column " + column + " among " + m_columns);
        }
        return m_rows.get(row).get(index);
    }

    /** Whether a cell is missing. */
    public boolean isMissing(int row, String column) {
        return cell(row, column).isMissing();
    }

    /** A cell as text. */
    public String text(int row, String column) {
        return cell(row, column).toString();
    }

    /** A cell as number. */
    public double number(int row, String column) {
        return ((DoubleValue) cell(row, column)).getDoubleValue();
    }

    /** A column as numbers. */
    public double[] numbers(String column) {
        double[] numbers = new double[size()];
        for (int r = 0; r < numbers.length; r++) {
            numbers[r] = number(r, column);
        }
        return numbers;
    }
}
