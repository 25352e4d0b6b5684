package org.mixedmodels.knime.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.mixedmodels.engine.inference.ModelComparison;
import org.mixedmodels.engine.inference.NamedModel;
import org.mixedmodels.knime.message.ExecutionProgress;
import org.mixedmodels.knime.message.Problems;
import org.mixedmodels.knime.message.Warnings;
import org.mixedmodels.knime.port.MixedModelPortObject;
import org.mixedmodels.knime.port.MixedModelPortObjectSpec;
import org.mixedmodels.knime.table.ComparisonTable;
import org.mixedmodels.knime.table.TestsTable;

/** The work of "Compare Models LRT". */
final class CompareModels {

    private CompareModels() {}

    static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        checkComparable(input.getInPortSpecs());
        output.setOutSpec(0, ComparisonTable.spec());
        output.setOutSpec(1, TestsTable.spec());
    }

    private static void checkComparable(PortObjectSpec[] specs) throws InvalidSettingsException {
        MixedModelPortObjectSpec first = (MixedModelPortObjectSpec) specs[0];
        for (int i = 1; i < specs.length; i++) {
            MixedModelPortObjectSpec other = (MixedModelPortObjectSpec) specs[i];
            if (!other.outcome().equals(first.outcome())) {
                throw Problems.message(
                                "Model 1 explains \"" + first.outcome() + "\", but model " + (i + 1) + " explains \""
                                        + other.outcome() + "\": their likelihoods cannot be compared.",
                                "Connect models of the same outcome.")
                        .toInvalidSettingsException();
            }
        }
    }

    static void execute(ExecuteInput input, ExecuteOutput output) throws CanceledExecutionException, KNIMEException {
        ExecutionContext execution = input.getExecutionContext();
        List<NamedModel> models = models(input.getInPortObjects());
        ModelComparison comparison =
                Problems.translate(() -> ModelComparison.of(models, new ExecutionProgress(execution)));
        output.setOutData(0, ComparisonTable.write(comparison, execution));
        output.setOutData(1, TestsTable.write(comparison, execution));
        warnings(comparison).text().ifPresent(output::setWarningMessage);
    }

    private static Warnings warnings(ModelComparison comparison) {
        String refitted = comparison.rows().stream()
                .filter(ModelComparison.Row::refitted)
                .map(ModelComparison.Row::name)
                .collect(Collectors.joining(", "));
        Warnings warnings = new Warnings();
        if (!refitted.isEmpty()) {
            warnings.add(
                    "Restricted likelihoods of models with different fixed effects cannot be compared. Fitted again"
                            + " by ML for the comparison: " + refitted + ".");
        }
        return warnings;
    }

    private static List<NamedModel> models(PortObject[] objects) {
        List<NamedModel> models = new ArrayList<>();
        for (PortObject object : objects) {
            models.add(new NamedModel("Model " + (models.size() + 1), ((MixedModelPortObject) object).model()));
        }
        return models;
    }
}
