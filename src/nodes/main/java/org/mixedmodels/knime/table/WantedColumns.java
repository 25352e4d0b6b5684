package org.mixedmodels.knime.table;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.ColumnKind;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.data.LevelDictionary;
import org.mixedmodels.engine.data.RowBatch;

/**
 * The columns that the engine wants of a KNIME table: where they are, and how their cells become numbers or level
 * codes in a batch.
 */
final class WantedColumns {

    private final List<Column> m_columns;
    private final int[] m_indices;
    private final @Nullable LevelCodes[] m_codes;

    /**
     * Finds the columns.
     *
     * @throws InvalidInputException if one does not exist or cannot be read as wanted
     */
    WantedColumns(DataTableSpec table, List<Column> wanted) {
        m_columns = List.copyOf(wanted);
        m_indices = new int[wanted.size()];
        m_codes = new LevelCodes[wanted.size()];
        for (int c = 0; c < m_indices.length; c++) {
            Column column = wanted.get(c);
            m_indices[c] = find(table, column);
            m_codes[c] = column.kind() == ColumnKind.NOMINAL ? new LevelCodes(table.getColumnSpec(m_indices[c])) : null;
        }
    }

    int size() {
        return m_indices.length;
    }

    /** Returns the position of a wanted column in the table. */
    int index(int column) {
        return m_indices[column];
    }

    /** Returns the positions of all wanted columns in the table, each once. */
    int[] distinctIndices() {
        return IntStream.of(m_indices).distinct().toArray();
    }

    RowBatch batch(int capacity) {
        return new RowBatch(m_columns, capacity);
    }

    LevelDictionary levels(int column) {
        LevelCodes codes = m_codes[column];
        if (codes == null) {
            throw new IllegalArgumentException(m_columns.get(column).name() + " is numeric");
        }
        return codes.levels();
    }

    /** Writes one cell into a batch; null stands for a missing cell. */
    void read(int column, @Nullable DataValue value, RowBatch batch, int row) {
        LevelCodes codes = m_codes[column];
        if (codes == null) {
            batch.numbers(column)[row] = value == null ? Double.NaN : ((DoubleValue) value).getDoubleValue();
        } else {
            batch.codes(column)[row] = value == null ? RowBatch.MISSING : codes.code(value);
        }
    }

    private static int find(DataTableSpec table, Column wanted) {
        int index = table.findColumnIndex(wanted.name());
        if (index < 0) {
            throw new InvalidInputException(
                    InputProblem.Kind.UNKNOWN_COLUMN,
                    "The table has no column \"" + wanted.name() + "\".",
                    "Add the column, or choose another one in the dialog.");
        }
        DataColumnSpec column = table.getColumnSpec(index);
        boolean readable =
                wanted.kind() == ColumnKind.NUMERIC ? ColumnTypes.isNumeric(column) : ColumnTypes.isPredictor(column);
        if (!readable) {
            throw new InvalidInputException(
                    InputProblem.Kind.WRONG_TYPE,
                    "Column \"" + wanted.name() + "\" is of type " + column.getType() + ", but "
                            + (wanted.kind() == ColumnKind.NUMERIC ? "numbers" : "numbers or text") + " are needed.",
                    "Choose another column, or convert this one first.");
        }
        return index;
    }
}
