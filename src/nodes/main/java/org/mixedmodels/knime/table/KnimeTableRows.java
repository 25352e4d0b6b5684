package org.mixedmodels.knime.table;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.filter.TableFilter;
import org.knime.core.data.v2.RowCursor;
import org.knime.core.data.v2.RowRead;
import org.knime.core.node.BufferedDataTable;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.LevelDictionary;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.progress.ProgressMonitor;

/**
 * The rows of a KNIME table for the engine. A pass reads only the wanted columns and holds one batch of rows; missing
 * cells and NaN both count as missing.
 */
public final class KnimeTableRows implements RowSource {

    private final BufferedDataTable m_table;
    private final ProgressMonitor m_progress;

    /** Wraps a table; nothing is read yet. */
    public KnimeTableRows(BufferedDataTable table) {
        this(table, ProgressMonitor.none());
    }

    /**
     * Wraps a table; nothing is read yet.
     *
     * @param progress told after each batch which share of the rows has been read; can cancel. A second pass starts
     *     again from zero
     */
    public KnimeTableRows(BufferedDataTable table, ProgressMonitor progress) {
        m_table = table;
        m_progress = progress;
    }

    @Override
    public List<Column> columns() {
        return columns(m_table.getDataTableSpec());
    }

    /** Returns the columns of a table that a model can use: numbers, and text or Booleans as categories. */
    public static List<Column> columns(DataTableSpec table) {
        return table.stream()
                .filter(ColumnTypes::isPredictor)
                .map(KnimeTableRows::column)
                .toList();
    }

    private static Column column(DataColumnSpec column) {
        return ColumnTypes.isNumeric(column) ? Column.numeric(column.getName()) : Column.nominal(column.getName());
    }

    @Override
    public RowReader open(List<Column> wanted) {
        WantedColumns columns = new WantedColumns(m_table.getDataTableSpec(), wanted);
        return new Reader(columns, m_table.cursor(TableFilter.materializeCols(columns.distinctIndices())));
    }

    private final class Reader implements RowReader {
        private final WantedColumns m_columns;
        private final RowCursor m_cursor;
        private final RowBatch m_batch;
        private long m_read;

        Reader(WantedColumns columns, RowCursor cursor) {
            m_columns = columns;
            m_cursor = cursor;
            m_batch = columns.batch(RowBatch.DEFAULT_CAPACITY);
        }

        @Override
        public @Nullable RowBatch next() {
            int rows = 0;
            while (rows < m_batch.capacity() && m_cursor.canForward()) {
                read(m_cursor.forward(), rows++);
            }
            m_batch.setSize(rows);
            m_read += rows;
            report();
            return rows == 0 ? null : m_batch;
        }

        private void report() {
            m_progress.checkCancelled();
            long size = m_table.size();
            m_progress.report(
                    size == 0 ? 1 : (double) m_read / size,
                    String.format(Locale.ROOT, "reading rows: %,d of %,d", m_read, size));
        }

        private void read(RowRead row, int to) {
            for (int c = 0; c < m_columns.size(); c++) {
                int index = m_columns.index(c);
                m_columns.read(c, row.isMissing(index) ? null : row.getValue(index), m_batch, to);
            }
        }

        @Override
        public LevelDictionary levels(int column) {
            return m_columns.levels(column);
        }

        @Override
        public void close() {
            m_cursor.close();
        }
    }
}
