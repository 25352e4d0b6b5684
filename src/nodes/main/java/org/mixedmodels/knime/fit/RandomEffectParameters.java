package org.mixedmodels.knime.fit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.updates.ValueProvider;
import org.knime.node.parameters.updates.ValueReference;
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
    @ValueReference(SlopesReference.class)
    String[] m_slopeColumns = {};

    /** Shows or hides what follows; computed, for a condition cannot ask whether a list is empty. */
    @ValueProvider(HasSlopes.class)
    @ValueReference(HasSlopesReference.class)
    @Migrate(loadDefaultIfAbsent = true)
    boolean m_hasSlopes = true;

    @Widget(
            title = "Intercept and slopes",
            description = "Whether the random intercept and slopes of a group may be correlated.")
    @Effect(predicate = WithSlopes.class, type = EffectType.SHOW)
    @ValueSwitchWidget
    Covariance m_covariance = Covariance.CORRELATED;

    @Widget(
            title = "Equal variances",
            description = "Give all effects of this list the same variance, and if they are correlated all pairs of"
                    + " them the same correlation (compound symmetry). For effects on the same scale, such as the"
                    + " categories of one column without a random intercept.",
            advanced = true)
    @Effect(predicate = WithSlopes.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    boolean m_equalVariances;

    RandomEffectParameters() {}

    RandomEffectParameters(NodeParametersInput input) {
        this(input, Set.of());
    }

    private RandomEffectParameters(NodeParametersInput input, Set<String> taken) {
        InputTable.of(input)
                .flatMap(table -> ColumnGuess.group(table, taken))
                .ifPresent(group -> m_groupingColumns = new String[] {group});
        m_hasSlopes = false;
    }

    /** Returns which variances and correlations the effects have. */
    CovarianceKind covarianceKind() {
        if (m_equalVariances) {
            return m_covariance == Covariance.CORRELATED
                    ? CovarianceKind.COMPOUND_SYMMETRY
                    : CovarianceKind.HOMOGENEOUS;
        }
        return m_covariance == Covariance.CORRELATED ? CovarianceKind.UNSTRUCTURED : CovarianceKind.DIAGONAL;
    }

    /** The covariance of the effects of one group; stored by the constants' names. */
    enum Covariance {
        @Label(
                value = "Correlated",
                description = "Estimate a covariance for every pair of intercept and slopes. In formulas (1 + x | g).")
        CORRELATED,
        @Label(
                value = "Uncorrelated",
                description =
                        "Fix the covariances at zero: fewer parameters, for small data. In formulas (1 + x || g).")
        UNCORRELATED
    }

    static final class SlopesReference implements ParameterReference<String[]> {}

    static final class HasSlopesReference implements ParameterReference<Boolean> {}

    static final class WithSlopes implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getBoolean(HasSlopesReference.class).isTrue();
        }
    }

    /** Whether a slope is chosen. */
    static final class HasSlopes implements StateProvider<Boolean> {

        private @Nullable Supplier<String[]> m_slopes;

        @Override
        public void init(StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
            m_slopes = initializer.computeFromValueSupplier(SlopesReference.class);
        }

        @Override
        public Boolean computeState(NodeParametersInput input) {
            return m_slopes != null && m_slopes.get().length > 0;
        }
    }

    /** The values of a newly added random effect: the next plausible grouping column. */
    static final class Added implements StateProvider<RandomEffectParameters> {

        private @Nullable Supplier<RandomEffectParameters[]> m_present;

        @Override
        public void init(StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
            m_present = initializer.computeFromValueSupplier(FitParameters.RandomEffectsReference.class);
        }

        @Override
        public RandomEffectParameters computeState(NodeParametersInput input) {
            Set<String> taken = new HashSet<>();
            for (RandomEffectParameters effect : m_present == null ? new RandomEffectParameters[0] : m_present.get()) {
                taken.addAll(List.of(effect.m_groupingColumns));
            }
            return new RandomEffectParameters(input, taken);
        }
    }
}
