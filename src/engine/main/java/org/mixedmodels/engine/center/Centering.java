package org.mixedmodels.engine.center;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.center.CenteredColumn.Part;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.data.RowSource;
import org.mixedmodels.engine.progress.ProgressMonitor;

/**
 * Computes the means that are subtracted, in one pass with constant memory per group. Missing values are left out column
 * by column; a row without a group of some level counts in the levels above it.
 */
public final class Centering {

    private final CenteringDefinition definition;
    private final List<String> columns;
    private final Moments overall;
    private final List<GroupMeans> levels = new ArrayList<>();

    private Centering(CenteringDefinition definition) {
        this.definition = definition;
        columns = definition.columns();
        overall = new Moments(columns.size());
        overall.reserve(0);
        definition.levels().forEach(level -> levels.add(new GroupMeans(columns.size())));
    }

    /**
     * The means of rows.
     *
     * @param definition what is centered, and how
     * @param rows the rows
     * @param monitor told of the progress; can cancel
     * @throws InvalidInputException if a column is unknown or holds text, has no values at all, or does not vary where
     *     it is to be standardised
     */
    public static CenteringModel fit(CenteringDefinition definition, RowSource rows, ProgressMonitor monitor) {
        Centering centering = new Centering(definition);
        try (RowReader reader = rows.open(definition.wanted())) {
            long count = 0;
            monitor.report(Double.NaN, "reading rows");
            for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
                monitor.checkCancelled();
                for (int row = 0; row < batch.size(); row++) {
                    centering.add(batch, row);
                }
                count += batch.size();
            }
            if (count == 0) {
                throw new InvalidInputException(
                        InputProblem.Kind.NO_ROWS, "The data have no rows.", "Check the steps before this one.");
            }
            return centering.model(reader);
        }
    }

    private void add(RowBatch batch, int row) {
        for (int c = 0; c < columns.size(); c++) {
            double value = batch.numbers(c)[row];
            if (!Double.isNaN(value)) {
                requireFinite(value, c);
                overall.add(0, c, value);
            }
        }
        int group = -1;
        for (int level = 0; level < levels.size(); level++) {
            int code = batch.codes(columns.size() + level)[row];
            if (code == RowBatch.MISSING) {
                return;
            }
            group = levels.get(level).group(group, code);
            addTo(levels.get(level), group, batch, row);
        }
    }

    private void addTo(GroupMeans level, int group, RowBatch batch, int row) {
        for (int c = 0; c < columns.size(); c++) {
            double value = batch.numbers(c)[row];
            if (!Double.isNaN(value)) {
                level.add(group, c, value);
            }
        }
    }

    private void requireFinite(double value, int column) {
        if (Double.isInfinite(value)) {
            throw new InvalidInputException(
                    InputProblem.Kind.INFINITE_VALUE,
                    "Column \"" + columns.get(column) + "\" holds an infinite number.",
                    "Replace infinite numbers by missing values, or remove those rows.");
        }
    }

    private CenteringModel model(RowReader reader) {
        List<GroupMoments> groups = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            groups.add(levels.get(level).build(reader.levels(columns.size() + level)));
        }
        CenteringModel model = new CenteringModel(definition, overall.means(0), overall.stdDevs(0), groups);
        columns.forEach(column -> requireValues(column, model));
        definition.outputs().stream()
                .filter(output -> output.part() == Part.STANDARDIZED)
                .forEach(output -> requireSpread(output, model));
        return model;
    }

    private void requireValues(String column, CenteringModel model) {
        if (Double.isNaN(model.means()[columns.indexOf(column)])) {
            throw new InvalidInputException(
                    InputProblem.Kind.NO_ROWS,
                    "Column \"" + column + "\" has no values.",
                    "Choose a column with values.");
        }
    }

    private void requireSpread(CenteredColumn output, CenteringModel model) {
        String name = output.predictor().column();
        int column = columns.indexOf(name);
        boolean varies = model.stdDevs()[column] > 0;
        boolean within = output.level() >= 0;
        if (within) {
            varies = false;
            for (double[] stdDevs : model.levels().get(output.level()).stdDevs()) {
                varies |= stdDevs[column] > 0;
            }
        }
        if (!varies) {
            throw new InvalidInputException(
                    InputProblem.Kind.SPECIFICATION,
                    "Column \"" + name + "\" has the same value everywhere" + (within ? " within each group" : "")
                            + " and cannot be standardized.",
                    "Leave the column out.");
        }
    }
}
