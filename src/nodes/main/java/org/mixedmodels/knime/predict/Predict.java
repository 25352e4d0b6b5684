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
import org.mixedmodels.knime.message.Warnings;
import org.mixedmodels.knime.port.MixedModelPortObject;
import org.mixedmodels.knime.port.MixedModelPortObjectSpec;
import org.mixedmodels.knime.predict.PredictParameters.NewGroups;
import org.mixedmodels.knime.table.NewDataColumns;
import org.mixedmodels.knime.table.PredictionColumns;
import org.mixedmodels.knime.table.PredictionColumns.UnknownGroups;

/** The work of "Predict with Random Effects". */
final class Predict {

    private static final int MODEL = 0;
    private static final int DATA = 1;

    private Predict() {}

    static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        MixedModelPortObjectSpec model = input.getInPortSpec(MODEL);
        DataTableSpec table = input.getInTableSpec(DATA);
        output.setOutSpec(0, Problems.inConfigure(() -> {
            NewDataColumns.check(model.predictors(), model.groupColumns(), table);
            return PredictionColumns.spec(table, model.outcome());
        }));
    }

    static void execute(ExecuteInput input, ExecuteOutput output) throws CanceledExecutionException, KNIMEException {
        PredictParameters parameters = input.getParameters();
        MixedModelPortObject model = input.getInPortObject(MODEL);
        BufferedDataTable table = input.getInTable(DATA);
        ExecutionContext execution = input.getExecutionContext();
        PredictionColumns predictions = Problems.translate(() ->
                new PredictionColumns(model.model(), table.getDataTableSpec(), unknownGroups(parameters.m_newGroups)));
        output.setOutData(
                0,
                Problems.translate(
                        () -> execution.createColumnRearrangeTable(table, predictions.rearranger(), execution)));
        warnings(predictions, parameters.m_newGroups).text().ifPresent(output::setWarningMessage);
    }

    private static UnknownGroups unknownGroups(NewGroups choice) {
        return switch (choice) {
            case POPULATION -> UnknownGroups.POPULATION;
            case MISSING -> UnknownGroups.MISSING;
            case FAIL -> UnknownGroups.FAIL;
        };
    }

    private static Warnings warnings(PredictionColumns predictions, NewGroups choice) {
        Warnings warnings = new Warnings();
        if (predictions.unknownGroups() > 0) {
            warnings.add(rows(predictions.unknownGroups()) + " of a group that the model does not know: "
                    + (choice == NewGroups.POPULATION
                            ? "predicted for the average group."
                            : "their prediction with random effects is missing."));
        }
        if (predictions.incompleteRows() > 0) {
            warnings.add(
                    rows(predictions.incompleteRows())
                            + " with a missing value in a predictor, or a category that the model has not seen: not predicted.");
        }
        return warnings;
    }

    private static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }
}
