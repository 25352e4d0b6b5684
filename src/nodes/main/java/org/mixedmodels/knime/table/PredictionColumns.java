package org.mixedmodels.knime.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.container.AbstractCellFactory;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.mixedmodels.engine.data.GroupStatus;
import org.mixedmodels.engine.data.InputProblem.Kind;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.formula.GroupingFactor;
import org.mixedmodels.engine.predict.Prediction;
import org.mixedmodels.engine.predict.RowPredictor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The columns that predicting appends to a table, computed row by row.
 *
 * <p>One object serves one pass over one table; it is not thread safe.
 */
public final class PredictionColumns {

    private static final String CONDITIONAL = "Prediction (with random effects)";
    private static final String POPULATION = "Prediction (population)";
    private static final String STATUS = "Group status";
    private static final String RESIDUAL = "Residual";

    private final DataTableSpec m_table;
    private final UnknownGroups m_unknownGroups;
    private final RowPredictor m_predictor;
    private final List<GroupingFactor> m_factors;
    private final boolean m_residual;
    private final DataColumnSpec[] m_columns;
    private final SingleRow m_row;
    private final Prediction m_prediction = new Prediction();
    private long m_rowsOfUnknownGroups;
    private long m_incompleteRows;

    /** What is predicted for a group that the model does not know. */
    public enum UnknownGroups {
        /** The effects of the known groups, and zero for the unknown one. */
        POPULATION,
        /** A missing cell. */
        MISSING,
        /** Nothing: the work fails. */
        FAIL
    }

    /**
     * Prepares predictions for the rows of a table.
     *
     * @throws InvalidInputException if the table lacks a column that the model needs
     */
    public PredictionColumns(LinearMixedModel model, DataTableSpec table, UnknownGroups unknownGroups) {
        String outcome = model.specification().outcome();
        m_table = table;
        m_unknownGroups = unknownGroups;
        m_residual = hasOutcome(table, outcome);
        m_predictor = RowPredictor.of(model, m_residual);
        m_factors = m_predictor.factors();
        m_columns = columns(table, outcome);
        m_row = new SingleRow(table, m_predictor.wanted());
        m_predictor.bind(m_row);
    }

    /** Returns the columns of the table with predictions; the same as {@link #rearranger()} makes. */
    public static DataTableSpec spec(DataTableSpec table, String outcome) {
        return new DataTableSpec(table, new DataTableSpec(columns(table, outcome)));
    }

    private static boolean hasOutcome(DataTableSpec table, String outcome) {
        DataColumnSpec column = table.getColumnSpec(outcome);
        return column != null && ColumnTypes.isNumeric(column);
    }

    private static DataColumnSpec[] columns(DataTableSpec table, String outcome) {
        List<DataColumnSpec> columns = new ArrayList<>();
        columns.add(column(table, CONDITIONAL, DoubleCell.TYPE));
        columns.add(column(table, POPULATION, DoubleCell.TYPE));
        columns.add(column(table, STATUS, StringCell.TYPE));
        if (hasOutcome(table, outcome)) {
            columns.add(column(table, RESIDUAL, DoubleCell.TYPE));
        }
        return columns.toArray(DataColumnSpec[]::new);
    }

    private static DataColumnSpec column(DataTableSpec table, String name, DataType type) {
        return new DataColumnSpecCreator(DataTableSpec.getUniqueColumnName(table, name), type).createSpec();
    }

    /** Returns what appends the columns. */
    public ColumnRearranger rearranger() {
        ColumnRearranger rearranger = new ColumnRearranger(m_table);
        rearranger.append(new AbstractCellFactory(m_columns) {
            @Override
            public DataCell[] getCells(DataRow row, long index) {
                return cells(row);
            }
        });
        return rearranger;
    }

    /** Returns how many of the rows so far belong to a group that the model does not know. */
    public long unknownGroups() {
        return m_rowsOfUnknownGroups;
    }

    /** Returns how many of the rows so far lack a predictor. */
    public long incompleteRows() {
        return m_incompleteRows;
    }

    private DataCell[] cells(DataRow row) {
        m_predictor.predict(m_row.set(row), 0, m_prediction);
        boolean known = knowsGroups(row);
        m_rowsOfUnknownGroups += known ? 0 : 1;
        m_incompleteRows += m_prediction.isComplete() ? 0 : 1;
        boolean conditional = m_prediction.isComplete() && (known || m_unknownGroups == UnknownGroups.POPULATION);
        DataCell[] cells = new DataCell[m_columns.length];
        cells[0] = number(m_prediction.conditional(), conditional);
        cells[1] = number(m_prediction.population(), m_prediction.isComplete());
        cells[2] = new StringCell(status());
        if (m_residual) {
            cells[3] = number(m_prediction.residual(), conditional);
        }
        return cells;
    }

    private static DataCell number(double value, boolean present) {
        return present ? TableLayout.cell(value) : DataType.getMissingCell();
    }

    private boolean knowsGroups(DataRow row) {
        for (int factor = 0; factor < m_factors.size(); factor++) {
            GroupStatus status = m_prediction.status(factor);
            if (status != GroupStatus.KNOWN) {
                if (m_unknownGroups == UnknownGroups.FAIL) {
                    throw unknownGroup(row, m_factors.get(factor), status);
                }
                return false;
            }
        }
        return true;
    }

    private InvalidInputException unknownGroup(DataRow row, GroupingFactor factor, GroupStatus status) {
        String group = factor.columns().stream()
                .map(name -> row.getCell(m_table.findColumnIndex(name)).toString())
                .collect(Collectors.joining(":"));
        return new InvalidInputException(
                Kind.NEW_LEVEL,
                "Row \"" + row.getKey() + "\": the group of " + factor.name()
                        + (status == GroupStatus.MISSING ? " is missing." : ", " + group + ", is not in the model."),
                "Remove the row, or choose in the dialog what to predict for groups that the model does not know.");
    }

    private String status() {
        if (m_factors.size() == 1) {
            return word(m_prediction.status(0));
        }
        return IntStream.range(0, m_factors.size())
                .mapToObj(i -> m_factors.get(i).name() + ": " + word(m_prediction.status(i)))
                .collect(Collectors.joining(", "));
    }

    private static String word(GroupStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
