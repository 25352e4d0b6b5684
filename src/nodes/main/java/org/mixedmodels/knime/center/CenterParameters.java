package org.mixedmodels.knime.center;

import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.OptionalWidget;
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
 * change. A field that joins later carries {@code @Migrate(loadDefaultIfAbsent = true)}.
 */
final class CenterParameters implements NodeParameters {

    @Section(title = "Columns")
    interface ColumnsSection {}

    @Section(title = "Groups")
    @After(ColumnsSection.class)
    @Effect(predicate = ByGroup.class, type = EffectType.SHOW)
    interface GroupsSection {}

    @Section(title = "Output")
    @After(GroupsSection.class)
    interface OutputSection {}

    @Widget(title = "Columns", description = "The numeric columns to center.")
    @Layout(ColumnsSection.class)
    @ChoicesProvider(NumericColumns.class)
    @TwinlistWidget(includedLabel = "Center", excludedLabel = "Leave as they are")
    String[] m_columns = {};

    @Widget(
            title = "Method",
            description = "What is subtracted from the values. It decides what the coefficients of a model mean: an"
                    + " effect in general, or an effect within groups.")
    @Layout(ColumnsSection.class)
    @RadioButtonsWidget
    @ValueReference(MethodReference.class)
    Method m_method = Method.GRAND_MEAN;

    @Widget(
            title = "More columns, by another method",
            description = "Further columns that are centered in another way than those above, for example a trait of"
                    + " the group at the grand mean while a trait of its members is centered at the group means. A"
                    + " column may be centered in several ways.")
    @Layout(ColumnsSection.class)
    @ArrayWidget(addButtonText = "Add columns by another method", elementTitle = "Columns")
    @ValueReference(FurtherReference.class)
    @Migrate(loadDefaultIfAbsent = true)
    CenteringParameters[] m_further = {};

    @Widget(
            title = "Grouping column",
            description = "The column that tells which group a row belongs to, such as the school of a pupil. With"
                    + " nested levels it is the lowest one, such as the class.")
    @Layout(GroupsSection.class)
    @ChoicesProvider(GroupingColumns.class)
    String m_groupColumn = "";

    @Widget(
            title = "Levels above",
            description = "The columns of the levels that the groups are nested in, from the highest to the lowest: for"
                    + " classes in schools, the school. A class then counts within its school, so that classes of"
                    + " different schools may have the same name. Leave it empty if there is one level of groups.")
    @Layout(GroupsSection.class)
    @ChoicesProvider(GroupingColumns.class)
    @Migrate(loadDefaultIfAbsent = true)
    String[] m_levelsAbove = {};

    @Widget(
            title = "Centered columns",
            description = "Whether the centered values come as new columns or take the place of the original columns."
                    + " Means of groups always come as new columns.")
    @Layout(OutputSection.class)
    @ValueSwitchWidget
    @ValueReference(OutputReference.class)
    Output m_output = Output.APPEND;

    @Widget(
            title = "Suffix",
            description = "What is added to the name of a centered column. Without a suffix of your own, the method is"
                    + " added in parentheses, as in <i>ses (group-mean centered)</i>.")
    @Layout(OutputSection.class)
    @Effect(predicate = Appends.class, type = EffectType.SHOW)
    @OptionalWidget(defaultProvider = SuggestedSuffix.class)
    @Migrate(loadDefaultIfAbsent = true)
    Optional<String> m_suffix = Optional.empty();

    CenterParameters() {}

    CenterParameters(NodeParametersInput input) {
        m_groupColumn = InputTable.of(input).flatMap(ColumnGuess::group).orElse("");
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_suffix.filter(String::isBlank).isPresent()) {
            throw new InvalidSettingsException(
                    "The suffix for centered columns is empty. Write one, or switch it off to name the columns by the"
                            + " method.");
        }
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
                value = "Group mean, level by level",
                description = "As the group mean, and what was subtracted is divided among the levels: the mean of a"
                        + " class less that of its school, the mean of a school less that of all rows. The parts do"
                        + " not overlap, so that their effects can be compared.")
        CHAIN(CenteringMethod.CHAIN),
        @Label(
                value = "Standardize",
                description = "Subtract the mean of all rows and divide by their standard deviation (with n - 1):"
                        + " coefficients then speak of standard deviations.")
        STANDARDIZE(CenteringMethod.STANDARDIZE),
        @Label(
                value = "Standardize within groups",
                description = "Subtract the mean of the row's group and divide by the standard deviation in the group:"
                        + " where a row stands among its own group. Missing in a group whose values are all the same.")
        STANDARDIZE_WITHIN(CenteringMethod.STANDARDIZE_WITHIN);

        private final CenteringMethod m_method;

        Method(CenteringMethod method) {
            m_method = method;
        }

        CenteringMethod toEngine() {
            return m_method;
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

    static final class FurtherReference implements ParameterReference<CenteringParameters[]> {}

    static final class OutputReference implements ParameterReference<Output> {}

    static final class Appends implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(OutputReference.class).isOneOf(Output.APPEND);
        }
    }

    static final class ByGroup implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return or(
                    isByGroup(i.getEnum(MethodReference.class)),
                    i.getArray(FurtherReference.class)
                            .containsElementSatisfying(
                                    element -> isByGroup(element.getEnum(CenteringParameters.MethodReference.class))));
        }

        private static EffectPredicate isByGroup(PredicateInitializer.EnumReference<Method> method) {
            return method.isOneOf(Method.GROUP_MEAN, Method.GROUP_MEAN_KEEP, Method.CHAIN, Method.STANDARDIZE_WITHIN);
        }
    }

    static final class SuggestedSuffix implements OptionalWidget.DefaultValueProvider<String> {
        @Override
        public String computeState(NodeParametersInput input) {
            return " (centered)";
        }
    }
}
