package org.mixedmodels.knime.predict;

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
import org.mixedmodels.knime.message.Problems;
import org.mixedmodels.knime.port.MixedModelPortObject;
import org.mixedmodels.knime.port.MixedModelPortObjectSpec;
import org.mixedmodels.knime.predict.PredictParameters.Interval;
import org.mixedmodels.knime.table.NewDataColumns;
import org.mixedmodels.knime.table.PredictionColumns;

/** The work of "Predict with Random Effects". */
final class Predict {

    private static final int MODEL = 0;
    private static final int DATA = 1;

    private Predict() {}

    static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        PredictParameters parameters = input.getParameters();
        MixedModelPortObjectSpec model = input.getInPortSpec(MODEL);
        DataTableSpec table = input.getInTableSpec(DATA);
        output.setOutSpec(0, Problems.inConfigure(() -> {
            PredictionFromParameters.of(parameters, model);
            NewDataColumns.check(model.predictors(), model.groupColumns(), table);
            return PredictionColumns.spec(table, model.outcome(), parameters.m_interval != Interval.NONE);
        }));
        PredictWarnings.expected(parameters, model, table).text().ifPresent(output::setWarningMessage);
    }

    static void execute(ExecuteInput input, ExecuteOutput output) throws CanceledExecutionException, KNIMEException {
        PredictParameters parameters = input.getParameters();
        MixedModelPortObject model = input.getInPortObject(MODEL);
        BufferedDataTable table = input.getInTable(DATA);
        ExecutionContext execution = input.getExecutionContext();
        execution.setMessage("predicting rows");
        PredictionColumns predictions = Problems.translate(() -> new PredictionColumns(
                model.model(), table.getDataTableSpec(), PredictionFromParameters.of(parameters, model.getSpec())));
        output.setOutData(
                0,
                Problems.translate(
                        () -> execution.createColumnRearrangeTable(table, predictions.rearranger(), execution)));
        PredictWarnings.met(parameters, model.getSpec(), table.getDataTableSpec(), predictions)
                .text()
                .ifPresent(output::setWarningMessage);
    }
}
