package org.mixedmodels.knime.fit;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.mixedmodels.engine.covariance.CovarianceKind;
import org.mixedmodels.knime.dialog.ColumnGuess;
import org.mixedmodels.knime.dialog.GroupingColumns;
import org.mixedmodels.knime.dialog.InputTable;
import org.mixedmodels.knime.dialog.PredictorColumns;

/** One random effect: the groups, and what varies between them. */
final class RandomEffectParameters implements NodeParameters {

    @Widget(
            title = "Grouping columns",
            description = "The column that tells which group a row belongs to, such as the school of a pupil. Choose"
                    + " several columns for nested levels, from the highest to the lowest (school, then class): each"
                    + " level gets a random effect of its own, and a class counts within its school.")
    @ChoicesProvider(GroupingColumns.class)
    String[] m_groupingColumns = {};

    @Widget(
            title = "Random intercept",
            description = "Let the level of the outcome vary between the groups: each group has an intercept of its"
                    + " own.")
    boolean m_intercept = true;

    @Widget(
            title = "Random slopes",
            description = "Columns whose effect may differ from group to group. Normally they are among the fixed"
                    + " effects too: the fixed effect is the average slope, the random effect each group's deviation"
                    + " from it.")
    @ChoicesProvider(PredictorColumns.class)
    String[] m_slopeColumns = {};

    @Widget(
            title = "Intercept and slopes",
            description = "Whether the random intercept and slopes of a group may be correlated.")
    @ValueSwitchWidget
    Covariance m_covariance = Covariance.CORRELATED;

    RandomEffectParameters() {}

    RandomEffectParameters(NodeParametersInput input) {
        InputTable.of(input).flatMap(ColumnGuess::group).ifPresent(group -> m_groupingColumns = new String[] {group});
    }

    /** The covariance of the effects of one group; stored by the constants' names. */
    enum Covariance {
        @Label(
                value = "Correlated",
                description = "Estimate a covariance for every pair of intercept and slopes. In formulas (1 + x | g).")
        CORRELATED(CovarianceKind.UNSTRUCTURED),
        @Label(
                value = "Uncorrelated",
                description =
                        "Fix the covariances at zero: fewer parameters, for small data. In formulas (1 + x || g).")
        UNCORRELATED(CovarianceKind.DIAGONAL);

        private final CovarianceKind m_kind;

        Covariance(CovarianceKind kind) {
            m_kind = kind;
        }

        CovarianceKind toEngine() {
            return m_kind;
        }
    }

    /** The values of a newly added random effect. */
    static final class Added implements StateProvider<RandomEffectParameters> {
        @Override
        public void init(StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
        }

        @Override
        public RandomEffectParameters computeState(NodeParametersInput input) {
            return new RandomEffectParameters(input);
        }
    }
}
