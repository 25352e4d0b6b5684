package org.mixedmodels.knime.table;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.AbstractCellFactory;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.def.DoubleCell;
import org.mixedmodels.engine.center.CenteredColumn;
import org.mixedmodels.engine.center.CenteringDefinition;
import org.mixedmodels.engine.center.CenteringMethod;
import org.mixedmodels.engine.center.CenteringModel;
import org.mixedmodels.engine.center.RowCentering;
import org.mixedmodels.engine.data.GroupStatus;

/**
 * The columns that centering adds to a table or puts in the place of others, computed row by row.
 *
 * <p>One object serves one pass over one table; it is not thread safe.
 */
public final class CenteredColumns {

    private final DataTableSpec m_table;
    private final CenteringModel m_model;
    private final boolean m_replace;
    private long m_rowsWithoutGroup;

    /**
     * Prepares the centering of the rows of a table.
     *
     * @param replace whether the centered values take the place of the original columns; group means never do
     */
    public CenteredColumns(CenteringModel model, DataTableSpec table, boolean replace) {
        m_table = table;
        m_model = model;
        m_replace = replace;
    }

    /** Returns the columns of the table after centering; the same as {@link #rearranger()} makes. */
    public static DataTableSpec spec(DataTableSpec table, CenteringDefinition definition, boolean replace) {
        ColumnRearranger rearranger = new ColumnRearranger(table);
        Cells none = row -> {
            throw new IllegalStateException("only the columns are asked for");
        };
        arrange(rearranger, table, definition, replace, none, none);
        return rearranger.createSpec();
    }

    /** Returns what puts the centered columns into the table. */
    public ColumnRearranger rearranger() {
        ColumnRearranger rearranger = new ColumnRearranger(m_table);
        arrange(rearranger, m_table, m_model.definition(), m_replace, new Rows()::centered, new Rows()::means);
        return rearranger;
    }

    /** Returns how many of the rows so far have no group. */
    public long rowsWithoutGroup() {
        return m_rowsWithoutGroup;
    }

    private static void arrange(
            ColumnRearranger rearranger,
            DataTableSpec table,
            CenteringDefinition definition,
            boolean replace,
            Cells centered,
            Cells means) {
        List<String> names = definition.columns();
        if (replace) {
            rearranger.replace(
                    factory(specs(names, "", null), centered),
                    names.stream().mapToInt(table::findColumnIndex).toArray());
        } else {
            rearranger.append(factory(specs(names, suffix(method(definition)), table), centered));
        }
        if (method(definition) == CenteringMethod.GROUP_MEAN_KEEP) {
            rearranger.append(factory(specs(names, " (group mean)", table), means));
        }
    }

    private static CenteringMethod method(CenteringDefinition definition) {
        return definition.predictors().get(0).method();
    }

    private static String suffix(CenteringMethod method) {
        return switch (method) {
            case GRAND_MEAN -> " (grand-mean centered)";
            case GROUP_MEAN, GROUP_MEAN_KEEP, CHAIN -> " (group-mean centered)";
            case STANDARDIZE, STANDARDIZE_WITHIN -> " (standardized)";
        };
    }

    private static DataColumnSpec[] specs(List<String> names, String suffix, @Nullable DataTableSpec unique) {
        return names.stream()
                .map(name -> unique == null ? name : DataTableSpec.getUniqueColumnName(unique, name + suffix))
                .map(name -> new DataColumnSpecCreator(name, DoubleCell.TYPE).createSpec())
                .toArray(DataColumnSpec[]::new);
    }

    /** Turns a row into the new cells of it. */
    @FunctionalInterface
    private interface Cells {
        DataCell[] of(DataRow row);
    }

    private static AbstractCellFactory factory(DataColumnSpec[] columns, Cells cells) {
        return new AbstractCellFactory(columns) {
            @Override
            public DataCell[] getCells(DataRow row, long index) {
                return cells.of(row);
            }
        };
    }

    /** Computes the cells of rows for one factory; factories may run side by side, so each has its own. */
    private final class Rows {
        private final RowCentering m_centering = RowCentering.of(m_model);
        private final SingleRow m_row = new SingleRow(m_table, m_centering.wanted());
        private final List<CenteredColumn> m_outputs = m_model.definition().outputs();
        private final double[] m_values = new double[m_outputs.size()];

        Rows() {
            m_centering.bind(m_row);
        }

        DataCell[] centered(DataRow row) {
            DataCell[] cells = cells(row, false);
            m_rowsWithoutGroup += m_centering.status() == GroupStatus.MISSING ? 1 : 0;
            return cells;
        }

        DataCell[] means(DataRow row) {
            return cells(row, true);
        }

        private DataCell[] cells(DataRow row, boolean means) {
            m_centering.apply(m_row.set(row), 0, m_values);
            return IntStream.range(0, m_values.length)
                    .filter(i -> (m_outputs.get(i).part() == CenteredColumn.Part.GROUP_MEAN) == means)
                    .mapToObj(i -> TableLayout.cell(m_values[i]))
                    .toArray(DataCell[]::new);
        }
    }
}
