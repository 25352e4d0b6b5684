package org.mixedmodels.knime.table;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.AbstractCellFactory;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.def.DoubleCell;
import org.mixedmodels.engine.center.CenteringDefinition;
import org.mixedmodels.engine.center.CenteringMethod;
import org.mixedmodels.engine.center.CenteringModel;
import org.mixedmodels.engine.center.RowCentering;

/**
 * The columns that centering adds to a table or puts in the place of others, computed row by row.
 *
 * <p>One object serves one pass over one table; it is not thread safe.
 */
public final class CenteredColumns {

    private final DataTableSpec m_table;
    private final CenteringModel m_model;
    private final boolean m_replace;
    private final int m_groupIndex;
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
        m_groupIndex =
                model.definition().groupColumn().map(table::findColumnIndex).orElse(-1);
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
            rearranger.append(factory(specs(names, suffix(definition.method()), table), centered));
        }
        if (definition.method() == CenteringMethod.GROUP_MEAN_KEEP) {
            rearranger.append(factory(specs(names, " (group mean)", table), means));
        }
    }

    private static String suffix(CenteringMethod method) {
        return switch (method) {
            case GRAND_MEAN -> " (grand-mean centered)";
            case GROUP_MEAN, GROUP_MEAN_KEEP -> " (group-mean centered)";
            case STANDARDIZE -> " (standardized)";
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
        private final double[] m_centered =
                new double[m_model.definition().columns().size()];
        private final double[] m_means = new double[m_centered.length];

        Rows() {
            m_centering.bind(m_row);
        }

        DataCell[] centered(DataRow row) {
            if (lacksGroup(row)) {
                m_rowsWithoutGroup++;
                return cells(missing(m_centered.length));
            }
            m_centering.apply(m_row.set(row), 0, m_centered, m_means);
            return cells(m_centered);
        }

        DataCell[] means(DataRow row) {
            if (lacksGroup(row)) {
                return cells(missing(m_means.length));
            }
            m_centering.apply(m_row.set(row), 0, m_centered, m_means);
            return cells(m_means);
        }

        private boolean lacksGroup(DataRow row) {
            return m_groupIndex >= 0 && row.getCell(m_groupIndex).isMissing();
        }

        private static double[] missing(int length) {
            double[] values = new double[length];
            Arrays.fill(values, Double.NaN);
            return values;
        }

        private static DataCell[] cells(double[] values) {
            DataCell[] cells = new DataCell[values.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = TableLayout.cell(values[i]);
            }
            return cells;
        }
    }
}
