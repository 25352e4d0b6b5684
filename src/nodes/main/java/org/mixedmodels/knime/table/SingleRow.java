package org.mixedmodels.knime.table;

import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.data.LevelDictionary;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;

/**
 * A batch of one row, for work that KNIME hands over row by row. As a reader it never ends: each {@link #next()}
 * returns the row that was {@link #set} last.
 */
public final class SingleRow implements RowReader {

    private final WantedColumns m_columns;
    private final RowBatch m_batch;

    /**
     * Prepares to read the wanted columns of rows of a table.
     *
     * @throws InvalidInputException if a column does not exist or cannot be read as wanted
     */
    public SingleRow(DataTableSpec table, List<Column> wanted) {
        m_columns = new WantedColumns(table, wanted);
        m_batch = m_columns.batch(1);
        m_batch.setSize(1);
    }

    /** Takes the next row and returns the batch that now holds it, at position 0. */
    public RowBatch set(DataRow row) {
        for (int c = 0; c < m_columns.size(); c++) {
            DataCell cell = row.getCell(m_columns.index(c));
            m_columns.read(c, cell.isMissing() ? null : cell, m_batch, 0);
        }
        return m_batch;
    }

    @Override
    public RowBatch next() {
        return m_batch;
    }

    @Override
    public LevelDictionary levels(int column) {
        return m_columns.levels(column);
    }

    @Override
    public void close() {
        // nothing is open
    }
}
