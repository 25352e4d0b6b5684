package org.mixedmodels.knime.predict;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;

/**
 * The options of "Predict with Random Effects".
 *
 * <p>The field names without {@code m_} and the names of the enum constants are keys in stored workflows: they never
 * change.
 */
final class PredictParameters implements NodeParameters {

    @Widget(
            title = "Rows of a new or missing group",
            description = "What to predict for a row whose group was not among the data that the model was fitted to,"
                    + " or is missing. The column <i>Group status</i> tells which rows these are.")
    @RadioButtonsWidget
    NewGroups m_newGroups = NewGroups.POPULATION;

    /** What is predicted for a group that the model does not know; stored by the constants' names. */
    enum NewGroups {
        @Label(
                value = "Predict for the average group",
                description = "Use the effects that are known for the row and zero for the unknown group: the best"
                        + " guess for a group that nothing is known about.")
        POPULATION,
        @Label(
                value = "Missing value",
                description = "Leave the prediction with random effects empty. The population prediction is still"
                        + " given.")
        MISSING,
        @Label(value = "Fail", description = "Stop with an error that names the first such row and group.")
        FAIL
    }
}
