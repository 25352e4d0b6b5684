package org.mixedmodels.knime.fit;

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
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.inference.ModelIntervals;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.knime.message.Advice;
import org.mixedmodels.knime.message.Diagnostics;
import org.mixedmodels.knime.message.ExecutionProgress;
import org.mixedmodels.knime.message.Problems;
import org.mixedmodels.knime.message.Warnings;
import org.mixedmodels.knime.port.MixedModelPortObject;
import org.mixedmodels.knime.port.MixedModelPortObjectSpec;
import org.mixedmodels.knime.table.FixedEffectsTable;
import org.mixedmodels.knime.table.KnimeTableRows;
import org.mixedmodels.knime.table.KnownLevels;
import org.mixedmodels.knime.table.ModelColumns;
import org.mixedmodels.knime.table.RandomEffectsTable;
import org.mixedmodels.knime.table.SummaryNotes;
import org.mixedmodels.knime.table.SummaryTable;
import org.mixedmodels.knime.table.TermTestsTable;
import org.mixedmodels.knime.table.VarianceComponentsTable;
import org.mixedmodels.knime.table.ViewModelTable;
import org.mixedmodels.knime.view.ModelViewInput;
import org.mixedmodels.knime.view.ViewModels;

/** The work of "Fit Mixed Model". */
final class FitMixedModel {

    /** The shares of the progress bar; writing the tables takes the rest. */
    private static final double READING = 0.4;

    private static final double FITTING = 0.2;
    private static final double INFERENCE = 0.35;

    private FitMixedModel() {}

    static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        FitParameters parameters = input.getParameters();
        DataTableSpec table = input.getInTableSpec(0);
        output.setOutSpec(0, Problems.inConfigure(() -> portSpec(parameters, table)));
        output.setOutSpec(1, FixedEffectsTable.spec());
        output.setOutSpec(2, VarianceComponentsTable.spec());
        output.setOutSpec(3, RandomEffectsTable.spec());
        output.setOutSpec(4, SummaryTable.spec());
        output.setOutSpec(5, TermTestsTable.spec());
        ModelFromParameters.warnings(parameters).text().ifPresent(output::setWarningMessage);
    }

    private static MixedModelPortObjectSpec portSpec(FitParameters parameters, DataTableSpec table) {
        ModelSpecification model = ModelFromParameters.of(parameters);
        ModelColumns.check(model, table);
        OptionsFromParameters.of(parameters, model);
        return new MixedModelPortObjectSpec(model, ModelColumns.predictorKinds(model, table))
                .withLevels(KnownLevels.groups(model, table), KnownLevels.categories(model, table));
    }

    static void execute(ExecuteInput input, ExecuteOutput output) throws CanceledExecutionException, KNIMEException {
        FitParameters parameters = input.getParameters();
        ExecutionContext execution = input.getExecutionContext();
        BufferedDataTable table = input.getInTable(0);
        MixedModelPortObject model = Problems.translate(() -> fit(parameters, table, execution));
        FitInference inference = Problems.translate(() -> FitInference.of(
                parameters, model.model(), new ExecutionProgress(execution.createSubProgress(INFERENCE))));
        Warnings warnings = warnings(parameters, model.model()).addAll(inference.warnings());
        execution.setMessage("writing tables");
        ExecutionContext writing = execution.createSubExecutionContext(1 - READING - FITTING - INFERENCE);
        write(model.model(), inference, parameters.m_confidenceLevel, output, writing);
        SummaryNotes notes = new SummaryNotes(inference.tests().method(), inference.description(), warnings.all());
        output.setOutData(4, SummaryTable.write(model.model(), notes, writing));
        output.setOutData(0, model);
        ModelViewInput shown = ModelViewInput.of(
                model.model(), new KnimeTableRows(table), inference.tests(), inference.intervals(), warnings.all());
        output.setInternalData(ViewModelTable.write(
                Problems.translate(() -> ViewModels.model(shown, new ExecutionProgress(writing))), writing));
        warnings.text("see the output Summary").ifPresent(output::setWarningMessage);
    }

    private static MixedModelPortObject fit(
            FitParameters parameters, BufferedDataTable table, ExecutionContext execution) {
        MixedModelPortObjectSpec spec = portSpec(parameters, table.getDataTableSpec());
        ModelSpecification specification = ModelFromParameters.of(parameters);
        LinearMixedModel model = LinearMixedModelFitter.with(OptionsFromParameters.of(parameters, specification))
                .fit(
                        specification,
                        new KnimeTableRows(table, new ExecutionProgress(execution.createSubProgress(READING))),
                        new ExecutionProgress(execution.createSubProgress(FITTING)));
        return new MixedModelPortObject(model, spec);
    }

    private static void write(
            LinearMixedModel model,
            FitInference inference,
            double level,
            ExecuteOutput output,
            ExecutionContext execution)
            throws CanceledExecutionException {
        ModelIntervals intervals = inference.intervals();
        output.setOutData(1, FixedEffectsTable.write(inference.coefficients(), intervals.fixed(), execution));
        output.setOutData(2, VarianceComponentsTable.write(intervals.components(), intervals.deviations(), execution));
        output.setOutData(3, RandomEffectsTable.write(model, level, execution));
        output.setOutData(5, TermTestsTable.write(inference.tests().terms(), execution));
    }

    private static Warnings warnings(FitParameters parameters, LinearMixedModel model) {
        return ModelFromParameters.warnings(parameters)
                .addAll(Diagnostics.of(model))
                .addAll(Advice.of(model, parameters.m_degreesOfFreedom.toEngine()));
    }
}
