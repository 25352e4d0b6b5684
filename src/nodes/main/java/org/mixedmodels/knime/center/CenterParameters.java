package org.mixedmodels.knime.center;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.mixedmodels.engine.center.CenteringMethod;
import org.mixedmodels.knime.dialog.ColumnGuess;
import org.mixedmodels.knime.dialog.GroupingColumns;
import org.mixedmodels.knime.dialog.InputTable;
import org.mixedmodels.knime.dialog.NumericColumns;

/**
 * The options of "Center Predictors".
 *
 * <p>The field names without {@code m_} and the names of the enum constants are keys in stored workflows: they never
 * change.
 */
final class CenterParameters implements NodeParameters {

    @Widget(title = "Columns", description = "The numeric columns to center.")
    @ChoicesProvider(NumericColumns.class)
    @TwinlistWidget(includedLabel = "Center", excludedLabel = "Leave as they are")
    String[] m_columns = {};

    @Widget(title = "Method", description = "What is subtracted from the values.")
    @RadioButtonsWidget
    @ValueReference(MethodReference.class)
    Method m_method = Method.GRAND_MEAN;

    @Widget(
            title = "Grouping column",
            description = "The column that tells which group a row belongs to, such as the school of a pupil.")
    @Effect(predicate = ByGroup.class, type = EffectType.SHOW)
    @ChoicesProvider(GroupingColumns.class)
    String m_groupColumn = "";

    @Widget(
            title = "Centered columns",
            description = "Whether the centered values come as new columns, named after the original with the method"
                    + " in parentheses, or take the place of the original columns. Group means always come as new"
                    + " columns.")
    @ValueSwitchWidget
    Output m_output = Output.APPEND;

    CenterParameters() {}

    CenterParameters(NodeParametersInput input) {
        m_groupColumn = InputTable.of(input).flatMap(ColumnGuess::group).orElse("");
    }

    /** What is done to the columns; stored by the constants' names. */
    enum Method {
        @Label(
                value = "Grand mean",
                description = "Subtract the mean of all rows: 0 then stands for the average row, and the intercept of"
                        + " a model is the expected outcome there.")
        GRAND_MEAN(CenteringMethod.GRAND_MEAN),
        @Label(
                value = "Group mean",
                description = "Subtract the mean of the row's group (centering within cluster): what remains is how"
                        + " far a row lies above or below its own group.")
        GROUP_MEAN(CenteringMethod.GROUP_MEAN),
        @Label(
                value = "Group mean, keep the means",
                description = "As before, and the group means come as new columns, so that a model can tell the effect"
                        + " within groups from the effect between groups (Mundlak's model).")
        GROUP_MEAN_KEEP(CenteringMethod.GROUP_MEAN_KEEP),
        @Label(
                value = "Standardize",
                description = "Subtract the mean of all rows and divide by their standard deviation (with n - 1):"
                        + " coefficients then speak of standard deviations.")
        STANDARDIZE(CenteringMethod.STANDARDIZE);

        private final CenteringMethod m_method;

        Method(CenteringMethod method) {
            m_method = method;
        }

        CenteringMethod toEngine() {
            return m_method;
        }

        boolean usesGroup() {
            return this == GROUP_MEAN || this == GROUP_MEAN_KEEP;
        }
    }

    /** Where the centered values go; stored by the constants' names. */
    enum Output {
        @Label(value = "Append", description = "Keep the original columns and add the centered ones at the end.")
        APPEND,
        @Label(value = "Replace", description = "Put the centered values in the place of the original columns.")
        REPLACE
    }

    static final class MethodReference implements ParameterReference<Method> {}

    static final class ByGroup implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(MethodReference.class).isOneOf(Method.GROUP_MEAN, Method.GROUP_MEAN_KEEP);
        }
    }
}
