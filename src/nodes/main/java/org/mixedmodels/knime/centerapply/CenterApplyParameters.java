package org.mixedmodels.knime.centerapply;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;

/**
 * The options of "Center Predictors (Apply)".
 *
 * <p>The field names without {@code m_} and the names of the enum constants are keys in stored workflows: they never
 * change. A field that joins later carries {@code @Migrate(loadDefaultIfAbsent = true)}.
 */
final class CenterApplyParameters implements NodeParameters {

    @Widget(
            title = "Centered columns",
            description = "Whether the centered values come as new columns or take the place of the original columns. A"
                    + " model that was fitted to the centered columns needs them under the same names again.")
    @RadioButtonsWidget
    Output m_output = Output.AS_BEFORE;

    /** Where the centered values go; stored by the constants' names. */
    enum Output {
        @Label(
                value = "As in Center Predictors",
                description = "Do as the node did that made the centering model, so that the columns get the same"
                        + " names.")
        AS_BEFORE,
        @Label(value = "Append", description = "Keep the original columns and add the centered ones at the end.")
        APPEND,
        @Label(value = "Replace", description = "Put the centered values in the place of the original columns.")
        REPLACE;

        boolean replaces(boolean before) {
            return this == REPLACE || (this == AS_BEFORE && before);
        }
    }
}
