package org.mixedmodels.knime.center;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.mixedmodels.knime.center.CenterParameters.Method;
import org.mixedmodels.knime.dialog.NumericColumns;

/** Further columns that are centered, by a method of their own. */
final class CenteringParameters implements NodeParameters {

    @Widget(title = "Columns", description = "The numeric columns to center by this method.")
    @ChoicesProvider(NumericColumns.class)
    String[] m_columns = {};

    @Widget(title = "Method", description = "What is done to these columns; the methods are the same as above.")
    @ValueReference(MethodReference.class)
    Method m_method = Method.STANDARDIZE;

    static final class MethodReference implements ParameterReference<Method> {}
}
