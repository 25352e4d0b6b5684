package org.mixedmodels.knime.center;

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
import org.mixedmodels.knime.center.CenterParameters.Output;
import org.mixedmodels.knime.message.ExecutionProgress;
import org.mixedmodels.knime.message.Problems;
import org.mixedmodels.knime.message.RowTexts;
import org.mixedmodels.knime.message.Warnings;
import org.mixedmodels.knime.port.CenteringPortObject;
import org.mixedmodels.knime.port.CenteringPortObjectSpec;
import org.mixedmodels.knime.table.CenteredColumns;
import org.mixedmodels.knime.table.CenteredOutput;
import org.mixedmodels.knime.table.KnimeTableRows;

/** The work of "Center Predictors". */
final class CenterPredictors {

    /** The share of the progress bar that computing the means takes. */
    private static final double MEANS = 0.4;

    private CenterPredictors() {}

    static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        CenterParameters parameters = input.getParameters();
        DataTableSpec table = input.getInTableSpec(0);
        CenteringPortObjectSpec model = Problems.inConfigure(() -> spec(parameters, table));
        output.setOutSpec(0, CenteredColumns.spec(table, model.definition(), output(model)));
        output.setOutSpec(1, model);
    }

    private static CenteringPortObjectSpec spec(CenterParameters parameters, DataTableSpec table) {
        CenteringDefinition definition = CenteringFromParameters.of(parameters, table);
        boolean replaces = parameters.m_output == Output.REPLACE;
        return new CenteringPortObjectSpec(definition, replaces, replaces ? Optional.empty() : parameters.m_suffix);
    }

    private static CenteredOutput output(CenteringPortObjectSpec model) {
        return new CenteredOutput(model.replaces(), model.suffix(), false);
    }

    static void execute(ExecuteInput input, ExecuteOutput output) throws CanceledExecutionException, KNIMEException {
        CenterParameters parameters = input.getParameters();
        BufferedDataTable table = input.getInTable(0);
        ExecutionContext execution = input.getExecutionContext();
        CenteringPortObject model = Problems.translate(() -> fit(parameters, table, execution));
        CenteredColumns columns = new CenteredColumns(model.model(), table.getDataTableSpec(), output(model.getSpec()));
        output.setOutData(
                0,
                Problems.translate(() -> execution.createColumnRearrangeTable(
                        table, columns.rearranger(), execution.createSubProgress(1 - MEANS))));
        output.setOutData(1, model);
        warnings(columns).text().ifPresent(output::setWarningMessage);
    }

    private static Warnings warnings(CenteredColumns columns) {
        Warnings warnings = new Warnings();
        RowTexts.withoutGroup(columns.newGroups().rowsWithout(), "what depends on the group is missing there.")
                .ifPresent(warnings::add);
        RowTexts.notStandardized(columns.undefined()).ifPresent(warnings::add);
        return warnings;
    }

    private static CenteringPortObject fit(
            CenterParameters parameters, BufferedDataTable table, ExecutionContext execution) {
        CenteringPortObjectSpec spec = spec(parameters, table.getDataTableSpec());
        ExecutionProgress progress = new ExecutionProgress(execution.createSubProgress(MEANS));
        CenteringModel model = Centering.fit(spec.definition(), new KnimeTableRows(table, progress), progress);
        return new CenteringPortObject(model, spec);
    }
}
