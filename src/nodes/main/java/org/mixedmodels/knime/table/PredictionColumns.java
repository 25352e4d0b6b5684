package org.mixedmodels.knime.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.AbstractCellFactory;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.mixedmodels.engine.data.GroupStatus;
import org.mixedmodels.engine.data.InputProblem.Kind;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.formula.GroupingFactor;
import org.mixedmodels.engine.predict.Prediction;
import org.mixedmodels.engine.predict.PredictionInterval;
import org.mixedmodels.engine.predict.PredictionOptions;
import org.mixedmodels.engine.predict.RowPredictor;
import org.mixedmodels.engine.predict.VarianceParameters;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The columns that predicting appends to a table, computed row by row.
 *
 * <p>One object serves one pass over one table; it is not thread safe.
 */
public final class PredictionColumns {

    private final DataTableSpec m_table;
    private final RowPredictor m_predictor;
    private final boolean m_tooManyGroups;
    private final List<GroupingFactor> m_factors;
    private final List<String> m_factorNames;
    private final boolean m_interval;
    private final boolean m_residual;
    private final DataColumnSpec[] m_columns;
    private final SingleRow m_row;
    private final UnseenCategories m_categories;
    private final Prediction m_prediction = new Prediction();
    private final NewGroups m_newGroups = new NewGroups();
    private final NewGroups m_newCategories = new NewGroups();
    private long m_withoutPredictor;
    private long m_withoutWeight;

    /**
     * Prepares predictions for the rows of a table. The outcome and the weights are read if the table has them, whatever
     * the options say.
     *
     * @throws InvalidInputException if the table lacks a column that the model needs, or the model a grouping factor of
     *     the options
     */
    public PredictionColumns(LinearMixedModel model, DataTableSpec table, PredictionOptions options) {
        String outcome = model.specification().outcome();
        m_table = table;
        m_interval = options.interval() != PredictionInterval.NONE;
        m_residual = hasNumeric(table, outcome);
        boolean weights = model.specification()
                .weights()
                .filter(name -> hasNumeric(table, name))
                .isPresent();
        m_predictor = RowPredictor.of(model, options.withOutcome(m_residual).withWeights(weights));
        m_tooManyGroups = m_interval
                && options.variances() == VarianceParameters.ESTIMATED
                && !m_predictor.isOfEstimatedVariances();
        m_factors = m_predictor.factors();
        m_factorNames = m_factors.stream().map(GroupingFactor::name).toList();
        m_columns = columns(table, outcome, m_interval);
        m_row = new SingleRow(table, m_predictor.wanted());
        m_categories = new UnseenCategories(model, m_predictor.wanted());
        m_predictor.bind(m_row);
    }

    /**
     * Returns the columns of the table with predictions; the same as {@link #rearranger()} makes.
     *
     * @param interval whether there are standard errors and limits
     */
    public static DataTableSpec spec(DataTableSpec table, String outcome, boolean interval) {
        return new DataTableSpec(table, new DataTableSpec(columns(table, outcome, interval)));
    }

    /** Returns whether the table has a numeric column of that name. */
    public static boolean hasNumeric(DataTableSpec table, String name) {
        DataColumnSpec column = table.getColumnSpec(name);
        return column != null && ColumnTypes.isNumeric(column);
    }

    private static DataColumnSpec[] columns(DataTableSpec table, String outcome, boolean interval) {
        NewNames names = new NewNames(table);
        List<DataColumnSpec> columns = new ArrayList<>();
        columns.add(names.column("Prediction (with random effects)", DoubleCell.TYPE));
        columns.add(names.column("Prediction (population)", DoubleCell.TYPE));
        if (interval) {
            columns.add(names.column("Std. error", DoubleCell.TYPE));
            columns.add(names.column("Lower", DoubleCell.TYPE));
            columns.add(names.column("Upper", DoubleCell.TYPE));
        }
        columns.add(names.column(StatusText.COLUMN, StringCell.TYPE));
        if (hasNumeric(table, outcome)) {
            columns.add(names.column("Residual", DoubleCell.TYPE));
        }
        return columns.toArray(DataColumnSpec[]::new);
    }

    /** Returns what appends the columns. */
    public ColumnRearranger rearranger() {
        ColumnRearranger rearranger = new ColumnRearranger(m_table);
        rearranger.append(cellFactory());
        return rearranger;
    }

    /** Returns what computes the new cells. */
    AbstractCellFactory cellFactory() {
        return new AbstractCellFactory(m_columns) {
            @Override
            public DataCell[] getCells(DataRow row, long index) {
                return cells(row);
            }
        };
    }

    /** Returns the rows so far whose groups the model does not know, in the factors that are used. */
    public NewGroups newGroups() {
        return m_newGroups;
    }

    /** Returns the rows so far with a category that the model has not seen; they are not predicted. */
    public NewGroups newCategories() {
        return m_newCategories;
    }

    /** Returns whether the model has too many groups for intervals that allow for the error of the variances. */
    public boolean hasTooManyGroups() {
        return m_tooManyGroups;
    }

    /** Returns how many of the rows so far lack a predictor; they are not predicted. */
    public long withoutPredictor() {
        return m_withoutPredictor;
    }

    /** Returns how many of the predicted rows so far have no limits, for they have no positive weight. */
    public long withoutWeight() {
        return m_withoutWeight;
    }

    private DataCell[] cells(DataRow row) {
        RowBatch batch = m_row.set(row);
        predict(row, batch);
        count(row, batch);
        List<DataCell> cells = new ArrayList<>(m_columns.length);
        cells.add(TableLayout.cell(m_prediction.conditional()));
        cells.add(TableLayout.cell(m_prediction.population()));
        if (m_interval) {
            cells.add(TableLayout.cell(m_prediction.stdError()));
            cells.add(TableLayout.cell(m_prediction.lower()));
            cells.add(TableLayout.cell(m_prediction.upper()));
        }
        cells.add(new StringCell(StatusText.of(m_factorNames, m_prediction::status)));
        if (m_residual) {
            cells.add(TableLayout.cell(m_prediction.residual()));
        }
        return cells.toArray(DataCell[]::new);
    }

    private void predict(DataRow row, RowBatch batch) {
        try {
            m_predictor.predict(batch, 0, m_prediction);
        } catch (InvalidInputException e) {
            String problem = e.problem().message();
            throw new InvalidInputException(
                    Kind.NEW_LEVEL,
                    "Row \"" + row.getKey() + "\": " + Character.toLowerCase(problem.charAt(0)) + problem.substring(1),
                    e.problem().advice());
        }
    }

    private void count(DataRow row, RowBatch batch) {
        countGroups(row);
        if (!m_prediction.isComplete()) {
            List<String> unseen = m_categories.of(batch, m_row);
            if (unseen.isEmpty()) {
                m_withoutPredictor++;
            } else {
                m_newCategories.add(unseen);
            }
        } else if (m_interval && Double.isFinite(m_prediction.conditional()) && Double.isNaN(m_prediction.upper())) {
            m_withoutWeight++;
        }
    }

    private void countGroups(DataRow row) {
        boolean missing = false;
        List<String> unknown = List.of();
        for (int f = 0; f < m_factors.size(); f++) {
            GroupStatus status = m_predictor.isConditional(f) ? m_prediction.status(f) : GroupStatus.KNOWN;
            missing |= status == GroupStatus.MISSING;
            if (status == GroupStatus.NEW) {
                unknown = new ArrayList<>(unknown);
                unknown.add(group(row, m_factors.get(f)));
            }
        }
        if (missing) {
            m_newGroups.addMissing();
        }
        if (!unknown.isEmpty()) {
            m_newGroups.add(unknown);
        }
    }

    private String group(DataRow row, GroupingFactor factor) {
        String group = factor.columns().stream()
                .map(name -> row.getCell(m_table.findColumnIndex(name)).toString())
                .collect(Collectors.joining(":"));
        return m_factors.size() == 1 ? group : factor.name() + " " + group;
    }
}
