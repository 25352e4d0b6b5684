package org.mixedmodels.knime.icc;

import java.util.List;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.inference.IntraclassCorrelation;
import org.mixedmodels.engine.inference.VarianceFunction;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.knime.message.Advice;
import org.mixedmodels.knime.message.Diagnostics;
import org.mixedmodels.knime.message.ExecutionProgress;
import org.mixedmodels.knime.message.Problems;
import org.mixedmodels.knime.message.Warnings;
import org.mixedmodels.knime.port.MixedModelPortObject;
import org.mixedmodels.knime.port.MixedModelPortObjectSpec;
import org.mixedmodels.knime.table.IccTable;
import org.mixedmodels.knime.table.KnimeTableRows;
import org.mixedmodels.knime.table.KnownLevels;
import org.mixedmodels.knime.table.ModelColumns;
import org.mixedmodels.knime.table.VarianceFunctionTable;
import org.mixedmodels.knime.table.ViewModelTable;
import org.mixedmodels.knime.view.ViewModels;

/** The work of "Compute ICC". */
final class ComputeIcc {

    private ComputeIcc() {}

    static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        IccParameters parameters = input.getParameters();
        output.setOutSpec(0, IccTable.spec());
        output.setOutSpec(2, VarianceFunctionTable.spec());
        if (input.getInPortSpecs()[0] instanceof DataTableSpec table) {
            output.setOutSpec(1, Problems.inConfigure(() -> portSpec(parameters, table)));
        } else {
            output.setOutSpec(1, input.getInPortSpecs()[0]);
        }
    }

    private static MixedModelPortObjectSpec portSpec(IccParameters parameters, DataTableSpec table) {
        ModelSpecification model = NullModel.of(parameters);
        ModelColumns.check(model, table);
        return new MixedModelPortObjectSpec(model, ModelColumns.predictorKinds(model, table))
                .withLevels(KnownLevels.groups(model, table), KnownLevels.categories(model, table));
    }

    static void execute(ExecuteInput input, ExecuteOutput output) throws CanceledExecutionException, KNIMEException {
        IccParameters parameters = input.getParameters();
        ExecutionContext execution = input.getExecutionContext();
        PortObject in = input.getInPortObjects()[0];
        MixedModelPortObject model = in instanceof BufferedDataTable table
                ? Problems.translate(() -> fit(parameters, table, new ExecutionProgress(execution)))
                : (MixedModelPortObject) in;
        List<IntraclassCorrelation> correlations = Problems.translate(() -> IntraclassCorrelation.of(
                model.model(), parameters.m_confidenceLevel, new ExecutionProgress(execution)));
        output.setOutData(0, IccTable.write(correlations, model.model(), execution));
        output.setOutData(1, model);
        List<VarianceFunction> functions =
                Problems.translate(() -> VarianceFunction.of(model.model(), parameters.m_confidenceLevel));
        output.setOutData(2, VarianceFunctionTable.write(functions, execution));
        Warnings warnings = Diagnostics.of(model.model());
        if (in instanceof BufferedDataTable) {
            warnings.addAll(Advice.of(model.model(), DegreesOfFreedom.NONE));
        }
        output.setInternalData(ViewModelTable.write(
                Problems.translate(() -> ViewModels.icc(
                        model.model(), correlations, functions, parameters.m_confidenceLevel, warnings.all())),
                execution));
        warnings.text().ifPresent(output::setWarningMessage);
    }

    private static MixedModelPortObject fit(
            IccParameters parameters, BufferedDataTable table, ProgressMonitor monitor) {
        FitOptions options = FitOptions.defaults()
                .withEstimation(parameters.m_estimation.toEngine())
                .withMissing(parameters.m_missingValues.toEngine());
        LinearMixedModel model = LinearMixedModelFitter.with(options)
                .fit(NullModel.of(parameters), new KnimeTableRows(table, monitor), monitor);
        return new MixedModelPortObject(model, portSpec(parameters, table.getDataTableSpec()));
    }
}
