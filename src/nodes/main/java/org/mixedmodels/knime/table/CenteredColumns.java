package org.mixedmodels.knime.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.AbstractCellFactory;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.mixedmodels.engine.center.CenteredColumn;
import org.mixedmodels.engine.center.CenteredColumn.Part;
import org.mixedmodels.engine.center.CenteringDefinition;
import org.mixedmodels.engine.center.CenteringModel;
import org.mixedmodels.engine.center.RowCentering;
import org.mixedmodels.engine.data.GroupStatus;
import org.mixedmodels.engine.data.RowBatch;

/**
 * The columns that centering adds to a table or puts in the place of others, computed row by row.
 *
 * <p>One object serves one pass over one table; it is not thread safe.
 */
public final class CenteredColumns {

    private final DataTableSpec m_table;
    private final CenteringModel m_model;
    private final CenteredOutput m_output;
    private final NewGroups m_newGroups = new NewGroups();
    private long m_undefined;

    /** Prepares the centering of the rows of a table. */
    public CenteredColumns(CenteringModel model, DataTableSpec table, CenteredOutput output) {
        m_table = table;
        m_model = model;
        m_output = output;
    }

    /** Returns the columns of the table after centering; the same as {@link #rearranger()} makes. */
    public static DataTableSpec spec(DataTableSpec table, CenteringDefinition definition, CenteredOutput output) {
        ColumnRearranger rearranger = new ColumnRearranger(table);
        arrange(rearranger, table, definition, output, places -> row -> {
            throw new IllegalStateException("only the columns are asked for");
        });
        return rearranger.createSpec();
    }

    /** Returns what puts the centered columns into the table. */
    public ColumnRearranger rearranger() {
        ColumnRearranger rearranger = new ColumnRearranger(m_table);
        List<Rows> factories = new ArrayList<>();
        arrange(rearranger, m_table, m_model.definition(), m_output, places -> {
            Rows rows = new Rows(places, factories.isEmpty());
            factories.add(rows);
            return rows::cells;
        });
        return rearranger;
    }

    /** Returns the rows so far of groups that the model does not know, or without a group. */
    public NewGroups newGroups() {
        return m_newGroups;
    }

    /** Returns how many rows so far have a value that cannot be standardised, since its group has no spread. */
    public long undefined() {
        return m_undefined;
    }

    /** Makes what turns a row into the cells of the outputs at the given places; -1 stands for the status. */
    @FunctionalInterface
    private interface Maker {
        Cells of(int[] places);
    }

    /** Turns a row into the new cells of it. */
    @FunctionalInterface
    private interface Cells {
        DataCell[] of(DataRow row);
    }

    private static void arrange(
            ColumnRearranger rearranger,
            DataTableSpec table,
            CenteringDefinition definition,
            CenteredOutput output,
            Maker maker) {
        List<CenteredColumn> outputs = definition.outputs();
        int[] main = places(outputs, true);
        int[] means = places(outputs, false);
        int[] status = output.status() && !definition.levels().isEmpty() ? new int[] {-1} : new int[0];
        NewNames names = new NewNames(table);
        CenteredNames wanted = new CenteredNames(definition, output);
        if (output.replaces()) {
            String[] replaced = Arrays.stream(main)
                    .mapToObj(place -> outputs.get(place).predictor().column())
                    .toArray(String[]::new);
            rearranger.replace(
                    factory(replacements(replaced), maker.of(main)),
                    Arrays.stream(replaced).mapToInt(table::findColumnIndex).toArray());
            append(rearranger, joined(means, status), outputs, wanted, names, maker);
        } else {
            append(rearranger, joined(main, means, status), outputs, wanted, names, maker);
        }
    }

    private static void append(
            ColumnRearranger rearranger,
            int[] places,
            List<CenteredColumn> outputs,
            CenteredNames wanted,
            NewNames names,
            Maker maker) {
        if (places.length > 0) {
            DataColumnSpec[] columns = Arrays.stream(places)
                    .mapToObj(place -> place < 0
                            ? names.column(StatusText.COLUMN, StringCell.TYPE)
                            : names.column(wanted.of(outputs.get(place)), DoubleCell.TYPE))
                    .toArray(DataColumnSpec[]::new);
            rearranger.append(factory(columns, maker.of(places)));
        }
    }

    /** The places of the outputs that stand for a predictor, or of the means that come besides. */
    private static int[] places(List<CenteredColumn> outputs, boolean main) {
        List<Part> parts = main ? List.of(Part.CENTERED, Part.STANDARDIZED) : List.of(Part.GROUP_MEAN, Part.BETWEEN);
        return IntStream.range(0, outputs.size())
                .filter(place -> parts.contains(outputs.get(place).part()))
                .toArray();
    }

    private static int[] joined(int[]... places) {
        return Arrays.stream(places).flatMapToInt(Arrays::stream).toArray();
    }

    private static DataColumnSpec[] replacements(String[] names) {
        return Arrays.stream(names)
                .map(name -> new DataColumnSpecCreator(name, DoubleCell.TYPE).createSpec())
                .toArray(DataColumnSpec[]::new);
    }

    private static AbstractCellFactory factory(DataColumnSpec[] columns, Cells cells) {
        return new AbstractCellFactory(columns) {
            @Override
            public DataCell[] getCells(DataRow row, long index) {
                return cells.of(row);
            }
        };
    }

    /** Computes the cells of rows for one factory; factories may run one after the other, so each has its own. */
    private final class Rows {
        private final int[] m_places;
        private final boolean m_counts;
        private final RowCentering m_centering = RowCentering.of(m_model);
        private final List<String> m_levels = m_model.definition().levels();
        private final SingleRow m_row = new SingleRow(m_table, m_centering.wanted());
        private final double[] m_values =
                new double[m_model.definition().outputs().size()];
        private final boolean[] m_standardized;
        private final int[] m_sources;

        /** @param counts whether this factory counts the rows; only one of all does */
        Rows(int[] places, boolean counts) {
            m_places = places;
            m_counts = counts;
            m_centering.bind(m_row);
            List<CenteredColumn> outputs = m_model.definition().outputs();
            m_standardized = new boolean[outputs.size()];
            m_sources = new int[outputs.size()];
            for (int i = 0; i < outputs.size(); i++) {
                m_standardized[i] = outputs.get(i).part() == Part.STANDARDIZED;
                m_sources[i] = m_model.definition()
                        .columns()
                        .indexOf(outputs.get(i).predictor().column());
            }
        }

        DataCell[] cells(DataRow row) {
            RowBatch batch = m_row.set(row);
            m_centering.apply(batch, 0, m_values);
            if (m_counts) {
                count(row, batch);
            }
            DataCell[] cells = new DataCell[m_places.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = m_places[i] < 0
                        ? new StringCell(StatusText.of(m_levels, m_centering::status))
                        : TableLayout.cell(m_values[m_places[i]]);
            }
            return cells;
        }

        private void count(DataRow row, RowBatch batch) {
            GroupStatus status = m_centering.status();
            if (status == GroupStatus.MISSING) {
                m_newGroups.addMissing();
            } else if (status == GroupStatus.NEW) {
                m_newGroups.add(List.of(group(row)));
            }
            if (status != GroupStatus.MISSING && isUndefined(batch)) {
                m_undefined++;
            }
        }

        private String group(DataRow row) {
            return m_levels.stream()
                    .map(level -> row.getCell(m_table.findColumnIndex(level)).toString())
                    .collect(Collectors.joining(":"));
        }

        private boolean isUndefined(RowBatch batch) {
            for (int i = 0; i < m_values.length; i++) {
                if (m_standardized[i] && Double.isNaN(m_values[i]) && !Double.isNaN(batch.numbers(m_sources[i])[0])) {
                    return true;
                }
            }
            return false;
        }
    }
}
