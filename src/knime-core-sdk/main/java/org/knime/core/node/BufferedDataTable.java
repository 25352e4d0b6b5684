package org.knime.core.node;

import java.util.Iterator;
import java.util.List;
import javax.swing.JComponent;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.container.filter.TableFilter;
import org.knime.core.data.v2.RowCursor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** A table that passes between nodes; this one holds its rows in memory. */
public final class BufferedDataTable implements DataTable, PortObject {

    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class);

    public static final PortType TYPE_OPTIONAL =
            PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class, true);

    private final DataTableSpec spec;
    private final List<DataRow> rows;

    BufferedDataTable(DataTableSpec spec, List<DataRow> rows) {
        this.spec = spec;
        this.rows = rows;
    }

    @Override
    public DataTableSpec getDataTableSpec() {
        return spec;
    }

    @Override
    public DataTableSpec getSpec() {
        return spec;
    }

    public long size() {
        return rows.size();
    }

    List<DataRow> rows() {
        return rows;
    }

    @Override
    public CloseableRowIterator iterator() {
        return new ListIterator(rows.iterator());
    }

    public RowCursor cursor() {
        return new ListRowCursor(spec, rows);
    }

    /**
     * A cursor that reads the filter's columns only; access to another column fails.
     *
     * @throws IndexOutOfBoundsException if the filter names a column that the table does not have
     */
    public RowCursor cursor(TableFilter filter) {
        return new ListRowCursor(spec, rows, filter);
    }

    @Override
    public String getSummary() {
        return size() + " rows, " + spec.getNumColumns() + " columns";
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    private static final class ListIterator extends CloseableRowIterator {

        private final Iterator<DataRow> rows;

        ListIterator(Iterator<DataRow> rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public DataRow next() {
            return rows.next();
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
