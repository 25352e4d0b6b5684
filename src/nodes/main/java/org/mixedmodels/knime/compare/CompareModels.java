package org.mixedmodels.knime.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
import org.mixedmodels.engine.inference.TermDeletion;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.knime.message.ExecutionProgress;
import org.mixedmodels.knime.message.Problems;
import org.mixedmodels.knime.message.Warnings;
import org.mixedmodels.knime.message.Weight;
import org.mixedmodels.knime.port.MixedModelPortObject;
import org.mixedmodels.knime.port.MixedModelPortObjectSpec;
import org.mixedmodels.knime.table.ComparisonTable;
import org.mixedmodels.knime.table.TestsTable;
import org.mixedmodels.knime.table.ViewModelTable;
import org.mixedmodels.knime.view.ViewModels;

/** The work of "Compare Models LRT". */
final class CompareModels {

    /** Of the coefficients in the view. */
    private static final double LEVEL = 0.95;

    private CompareModels() {}

    static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        checkComparable(input.getInPortSpecs());
        output.setOutSpec(0, ComparisonTable.spec());
        output.setOutSpec(1, TestsTable.spec());
    }

    /** An input that may stay unconnected has no spec. */
    private static void checkComparable(@Nullable PortObjectSpec[] specs) throws InvalidSettingsException {
        MixedModelPortObjectSpec first = (MixedModelPortObjectSpec) Objects.requireNonNull(specs[0]);
        for (int i = 1; i < specs.length; i++) {
            if (specs[i] instanceof MixedModelPortObjectSpec other) {
                check(
                        other.outcome().equals(first.outcome()),
                        "Model 1 explains \"" + first.outcome() + "\", but model " + (i + 1) + " explains \""
                                + other.outcome() + "\": their likelihoods cannot be compared.",
                        "Connect models of the same outcome.");
                check(
                        other.family().equals(first.family()),
                        "Model 1 is " + first.family() + ", but model " + (i + 1) + " is " + other.family()
                                + ": their likelihoods cannot be compared.",
                        "Connect models of the same distribution.");
            }
        }
    }

    private static void check(boolean good, String problem, String advice) throws InvalidSettingsException {
        if (!good) {
            throw Problems.message(problem, advice).toInvalidSettingsException();
        }
    }

    static void execute(ExecuteInput input, ExecuteOutput output) throws CanceledExecutionException, KNIMEException {
        ExecutionContext execution = input.getExecutionContext();
        List<NamedModel> models = models(input.getInPortObjects());
        ProgressMonitor monitor = new ExecutionProgress(execution);
        if (models.size() == 1) {
            NamedModel model = models.get(0);
            TermDeletion deletion = Problems.translate(() -> TermDeletion.of(model.model(), monitor));
            output.setOutData(0, ComparisonTable.write(model, deletion, execution));
            output.setOutData(1, TestsTable.write(model, deletion, execution));
            String view = Problems.translate(() -> ViewModels.deletion(deletion, model, LEVEL, List.of(), monitor));
            output.setInternalData(ViewModelTable.write(view, execution));

        } else {
            ModelComparison comparison = Problems.translate(() -> ModelComparison.of(models, monitor));
            output.setOutData(0, ComparisonTable.write(comparison, execution));
            output.setOutData(1, TestsTable.write(comparison, execution));
            Warnings warnings = refitted(comparison);
            String view = Problems.translate(() -> ViewModels.comparison(comparison, LEVEL, warnings.all(), monitor));
            output.setInternalData(ViewModelTable.write(view, execution));
            warnings.text().ifPresent(output::setWarningMessage);
        }
    }

    private static Warnings refitted(ModelComparison comparison) {
        List<String> refitted = comparison.rows().stream()
                .filter(ModelComparison.Row::refitted)
                .map(ModelComparison.Row::name)
                .toList();
        Warnings warnings = new Warnings();
        if (!refitted.isEmpty()) {
            warnings.add(
                    Weight.CHANGED,
                    "Restricted likelihoods of models with different fixed effects cannot be compared. Fitted again"
                            + " by ML for the comparison: " + String.join(", ", refitted)
                            + ". The models at the inputs are unchanged.");
        }
        return warnings;
    }

    /** The models by the number of their input. */
    private static List<NamedModel> models(@Nullable PortObject[] objects) {
        List<NamedModel> models = new ArrayList<>();
        for (int i = 0; i < objects.length; i++) {
            if (objects[i] instanceof MixedModelPortObject object) {
                models.add(new NamedModel("Model " + (i + 1), object.model()));
            }
        }
        return models;
    }
}
