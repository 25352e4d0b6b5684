package org.mixedmodels.knime.fit;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.mixedmodels.knime.dialog.PredictorColumns;

/** One interaction: the product of two or more columns. */
final class InteractionParameters implements NodeParameters {

    @Widget(
            title = "Columns",
            description = "Two or more columns whose joint effect is estimated in addition to their own effects. With"
                    + " one column measured on persons and one on groups this is a cross-level interaction.")
    @ChoicesProvider(PredictorColumns.class)
    String[] m_columns = {};
}
