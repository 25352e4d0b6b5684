package org.mixedmodels.knime.center;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.mixedmodels.engine.center.Centering;
import org.mixedmodels.engine.center.CenteringDefinition;
import org.mixedmodels.engine.center.CenteringModel;
import org.mixedmodels.engine.data.InputProblem.Kind;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.knime.center.CenterParameters.Output;
import org.mixedmodels.knime.message.ExecutionProgress;
import org.mixedmodels.knime.message.Problems;
import org.mixedmodels.knime.port.CenteringPortObject;
import org.mixedmodels.knime.port.CenteringPortObjectSpec;
import org.mixedmodels.knime.table.CenteredColumns;
import org.mixedmodels.knime.table.KnimeTableRows;
import org.mixedmodels.knime.table.ModelColumns;

/** The work of "Center Predictors". */
final class CenterPredictors {

    /** The share of the progress bar that computing the means takes. */
    private static final double MEANS = 0.4;

    private CenterPredictors() {}

    static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        CenterParameters parameters = input.getParameters();
        DataTableSpec table = input.getInTableSpec(0);
        CenteringDefinition definition = Problems.inConfigure(() -> definition(parameters, table));
        output.setOutSpec(0, CenteredColumns.spec(table, definition, replaces(parameters)));
        output.setOutSpec(1, new CenteringPortObjectSpec(definition));
    }

    private static CenteringDefinition definition(CenterParameters parameters, DataTableSpec table) {
        List<String> columns = Arrays.asList(parameters.m_columns);
        if (columns.isEmpty()) {
            throw new InvalidInputException(
                    Kind.SPECIFICATION, "No column is chosen.", "Choose the numeric columns to center.");
        }
        if (new HashSet<>(columns).size() < columns.size()) {
            throw new InvalidInputException(
                    Kind.SPECIFICATION, "A column to center is chosen twice.", "Choose each column once.");
        }
        ModelColumns.numeric("column to center", columns, table);
        Optional<String> group =
                parameters.m_method.usesGroup() ? Optional.of(parameters.m_groupColumn) : Optional.empty();
        ModelColumns.usable("grouping column", group.stream().toList(), table);
        if (group.isPresent() && columns.contains(group.get())) {
            throw new InvalidInputException(
                    Kind.SPECIFICATION,
                    "Column \"" + group.get() + "\" tells the groups and is also to be centered.",
                    "Choose another grouping column, or do not center this one.");
        }
        return CenteringDefinition.of(columns, parameters.m_method.toEngine(), group);
    }

    private static boolean replaces(CenterParameters parameters) {
        return parameters.m_output == Output.REPLACE;
    }

    static void execute(ExecuteInput input, ExecuteOutput output) throws CanceledExecutionException, KNIMEException {
        CenterParameters parameters = input.getParameters();
        BufferedDataTable table = input.getInTable(0);
        ExecutionContext execution = input.getExecutionContext();
        CenteringModel model = Problems.translate(() -> Centering.fit(
                definition(parameters, table.getDataTableSpec()),
                new KnimeTableRows(table),
                new ExecutionProgress(execution.createSubProgress(MEANS))));
        CenteredColumns columns = new CenteredColumns(model, table.getDataTableSpec(), replaces(parameters));
        output.setOutData(
                0,
                Problems.translate(() -> execution.createColumnRearrangeTable(
                        table, columns.rearranger(), execution.createSubProgress(1 - MEANS))));
        output.setOutData(1, new CenteringPortObject(model));
        if (columns.rowsWithoutGroup() > 0) {
            output.setWarningMessage(
                    (columns.rowsWithoutGroup() == 1 ? "1 row has" : columns.rowsWithoutGroup() + " rows have")
                            + " no group: the centered values are missing there.");
        }
    }
}
