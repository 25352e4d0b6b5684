package org.mixedmodels.knime.center;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.knime.core.data.DataTableSpec;
import org.mixedmodels.engine.center.CenteringDefinition;
import org.mixedmodels.engine.center.PredictorCentering;
import org.mixedmodels.engine.data.InputProblem.Kind;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.knime.center.CenterParameters.Method;
import org.mixedmodels.knime.center.CenterParameters.Output;
import org.mixedmodels.knime.table.ModelColumns;

/** What the dialog's choices mean for the engine. */
final class CenteringFromParameters {

    private CenteringFromParameters() {}

    /**
     * Returns what is to be centered, and how.
     *
     * @throws InvalidInputException with the first thing that is not chosen, not in the table, or makes no sense
     */
    static CenteringDefinition of(CenterParameters parameters, DataTableSpec table) {
        List<PredictorCentering> predictors = predictors(parameters);
        if (predictors.isEmpty()) {
            throw refusal("No column is chosen.", "Choose the numeric columns to center.");
        }
        List<String> columns =
                predictors.stream().map(PredictorCentering::column).toList();
        if (new HashSet<>(predictors).size() < predictors.size()) {
            throw refusal("A column to center is chosen twice.", "Choose each column once for each method.");
        }
        ModelColumns.numeric("column to center", columns, table);
        refuseTwoReplacements(parameters, columns);
        boolean byGroup =
                predictors.stream().anyMatch(predictor -> predictor.method().isByGroup());
        return new CenteringDefinition(predictors, byGroup ? levels(parameters, columns, table) : List.of());
    }

    private static List<PredictorCentering> predictors(CenterParameters parameters) {
        List<PredictorCentering> predictors = new ArrayList<>();
        add(predictors, parameters.m_columns, parameters.m_method);
        for (int i = 0; i < parameters.m_further.length; i++) {
            CenteringParameters further = parameters.m_further[i];
            if (further.m_columns.length == 0) {
                throw refusal(
                        "No column is chosen in entry " + (i + 1) + " of the columns by another method.",
                        "Choose columns there, or remove the entry.");
            }
            add(predictors, further.m_columns, further.m_method);
        }
        return predictors;
    }

    private static void add(List<PredictorCentering> predictors, String[] columns, Method method) {
        Arrays.stream(columns).forEach(column -> predictors.add(new PredictorCentering(column, method.toEngine())));
    }

    private static void refuseTwoReplacements(CenterParameters parameters, List<String> columns) {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column) && parameters.m_output == Output.REPLACE) {
                throw refusal(
                        "Column \"" + column + "\" is centered in two ways, but can be replaced only once.",
                        "Append the centered columns, or choose one method for the column.");
            }
        }
    }

    /** The columns of the levels, from the highest to the lowest. */
    private static List<String> levels(CenterParameters parameters, List<String> columns, DataTableSpec table) {
        List<String> levels = new ArrayList<>(Arrays.asList(parameters.m_levelsAbove));
        levels.add(parameters.m_groupColumn);
        ModelColumns.usable("grouping column", levels, table);
        Set<String> seen = new HashSet<>();
        for (String level : levels) {
            if (!seen.add(level)) {
                throw refusal(
                        "Column \"" + level + "\" is chosen for two levels of groups.",
                        "Choose another column for one of the levels, or remove it from the levels above.");
            }
            if (columns.contains(level)) {
                throw refusal(
                        "Column \"" + level + "\" tells the groups and is also to be centered.",
                        "Choose another grouping column, or do not center this one.");
            }
        }
        return levels;
    }

    private static InvalidInputException refusal(String problem, String advice) {
        return new InvalidInputException(Kind.SPECIFICATION, problem, advice);
    }
}
