package org.mixedmodels.knime.centerapply;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import org.mixedmodels.engine.center.CenteringDefinition;
import org.mixedmodels.engine.center.PredictorCentering;
import org.mixedmodels.engine.data.InputProblem.Kind;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.knime.message.Problems;
import org.mixedmodels.knime.message.RowTexts;
import org.mixedmodels.knime.message.Warnings;
import org.mixedmodels.knime.port.CenteringPortObject;
import org.mixedmodels.knime.port.CenteringPortObjectSpec;
import org.mixedmodels.knime.table.CenteredColumns;
import org.mixedmodels.knime.table.CenteredOutput;
import org.mixedmodels.knime.table.NewDataColumns;
import org.mixedmodels.knime.table.NewGroups;

/** The work of "Center Predictors (Apply)". */
final class CenterApply {

    private static final int MODEL = 0;
    private static final int DATA = 1;

    private CenterApply() {}

    static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        CenterApplyParameters parameters = input.getParameters();
        CenteringPortObjectSpec model = input.getInPortSpec(MODEL);
        DataTableSpec table = input.getInTableSpec(DATA);
        output.setOutSpec(0, Problems.inConfigure(() -> {
            CenteredOutput centered = output(parameters, model);
            NewDataColumns.checkCentered(
                    model.definition().columns(), model.definition().levels(), table);
            return CenteredColumns.spec(table, model.definition(), centered);
        }));
    }

    private static CenteredOutput output(CenterApplyParameters parameters, CenteringPortObjectSpec model) {
        boolean replaces = parameters.m_output.replaces(model.replaces());
        if (replaces) {
            refuseTwoReplacements(model.definition());
        }
        return new CenteredOutput(replaces, model.suffix(), true);
    }

    private static void refuseTwoReplacements(CenteringDefinition definition) {
        Set<String> seen = new HashSet<>();
        for (PredictorCentering predictor : definition.predictors()) {
            if (!seen.add(predictor.column())) {
                throw new InvalidInputException(
                        Kind.SPECIFICATION,
                        "Column \"" + predictor.column() + "\" is centered in two ways, but can be replaced only once.",
                        "Append the centered columns.");
            }
        }
    }

    static void execute(ExecuteInput input, ExecuteOutput output) throws CanceledExecutionException, KNIMEException {
        CenterApplyParameters parameters = input.getParameters();
        CenteringPortObject model = input.getInPortObject(MODEL);
        BufferedDataTable table = input.getInTable(DATA);
        ExecutionContext execution = input.getExecutionContext();
        execution.setMessage("centering rows");
        CenteredColumns columns = Problems.translate(() ->
                new CenteredColumns(model.model(), table.getDataTableSpec(), output(parameters, model.getSpec())));
        output.setOutData(
                0,
                Problems.translate(() -> execution.createColumnRearrangeTable(table, columns.rearranger(), execution)));
        warnings(columns, model.model().definition().levels()).text().ifPresent(output::setWarningMessage);
    }

    private static Warnings warnings(CenteredColumns columns, List<String> levels) {
        Warnings warnings = new Warnings();
        NewGroups groups = columns.newGroups();
        RowTexts.newGroups(
                        groups.rows(),
                        groups.groups(),
                        groups.firstGroups(),
                        levels.size() == 1
                                ? "centered at the grand mean instead of a group mean."
                                : "centered at the mean of the level above, or at the grand mean.")
                .ifPresent(warnings::add);
        RowTexts.withoutGroup(groups.rowsWithout(), "what depends on the group is missing there.")
                .ifPresent(warnings::add);
        RowTexts.notStandardized(columns.undefined()).ifPresent(warnings::add);
        return warnings;
    }
}
