package org.mixedmodels.knime.icc;

import java.util.Arrays;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
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
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.mixedmodels.knime.dialog.ColumnGuess;
import org.mixedmodels.knime.dialog.ConfidenceLevel;
import org.mixedmodels.knime.dialog.EstimationChoice;
import org.mixedmodels.knime.dialog.GroupingColumns;
import org.mixedmodels.knime.dialog.InputTable;
import org.mixedmodels.knime.dialog.MissingCellsChoice;
import org.mixedmodels.knime.dialog.NumericColumns;

/**
 * The options of "Compute ICC". Those that describe the null model are hidden while a model is connected.
 *
 * <p>The field names without {@code m_} and the names of the enum constants are keys in stored workflows: they never
 * change.
 */
final class IccParameters implements NodeParameters {

    @Widget(
            title = "Outcome",
            description = "The numeric column whose differences are divided among the levels: how much lies between"
                    + " the groups, how much between the members of a group.")
    @Effect(predicate = TableConnected.class, type = EffectType.SHOW)
    @ChoicesProvider(NumericColumns.class)
    String m_outcome = "";

    @Widget(
            title = "Grouping columns",
            description = "The columns that tell the groups, such as school. For nested levels choose them from the"
                    + " highest to the lowest: school, then class.")
    @Effect(predicate = TableConnected.class, type = EffectType.SHOW)
    @ChoicesProvider(GroupingColumns.class)
    @ValueReference(GroupingColumnsReference.class)
    String[] m_groupingColumns = {};

    @Widget(
            title = "Several grouping columns are",
            description = "How the groups of several grouping columns lie to each other.")
    @Effect(predicate = SeveralGroupings.class, type = EffectType.SHOW)
    @ValueSwitchWidget
    Structure m_structure = Structure.NESTED;

    @Widget(title = "Estimation", description = "How the variances of the null model are estimated.")
    @Effect(predicate = TableConnected.class, type = EffectType.SHOW)
    @ValueSwitchWidget
    EstimationChoice m_estimation = EstimationChoice.REML;

    @Widget(
            title = "Missing values",
            description = "What to do with a row in which the outcome or a grouping column has no value.")
    @Effect(predicate = TableConnected.class, type = EffectType.SHOW)
    @ValueSwitchWidget
    MissingCellsChoice m_missingValues = MissingCellsChoice.SKIP;

    @Widget(
            title = "Confidence level",
            description = "The level of the confidence intervals, such as 0.95: intervals that are made so contain the"
                    + " true value in this share of all studies.")
    @NumberInputWidget(minValidation = ConfidenceLevel.Above0.class, maxValidation = ConfidenceLevel.Below1.class)
    double m_confidenceLevel = ConfidenceLevel.DEFAULT;

    IccParameters() {}

    IccParameters(NodeParametersInput input) {
        InputTable.of(input).ifPresent(table -> {
            m_outcome = ColumnGuess.outcome(table);
            m_groupingColumns = ColumnGuess.group(table).stream().toArray(String[]::new);
        });
    }

    @Override
    public void validate() throws InvalidSettingsException {
        ConfidenceLevel.check(m_confidenceLevel);
    }

    /** How several grouping columns lie to each other; stored by the constants' names. */
    enum Structure {
        @Label(
                value = "Nested",
                description = "Every group of a later column belongs to one group of the column before it, as classes"
                        + " belong to schools.")
        NESTED,
        @Label(
                value = "Crossed",
                description = "The groups cut across each other, as when every rater judges every essay.")
        CROSSED
    }

    static final class GroupingColumnsReference implements ParameterReference<String[]> {}

    static final class SeveralGroupings implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return and(
                    i.getPredicate(TableConnected.class),
                    i.<String>getArray(GroupingColumnsReference.class).hasMultipleItems());
        }
    }

    static final class TableConnected implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getConstant(input -> Arrays.asList(input.getInPortTypes()).contains(BufferedDataTable.TYPE));
        }
    }
}
