package org.mixedmodels.knime.predict;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
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
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.mixedmodels.engine.predict.PredictionInterval;
import org.mixedmodels.engine.predict.UnknownGroups;
import org.mixedmodels.engine.predict.VarianceParameters;
import org.mixedmodels.knime.dialog.ConfidenceLevel;

/**
 * The options of "Predict with Random Effects".
 *
 * <p>The field names without {@code m_} and the names of the enum constants are keys in stored workflows: they never
 * change. A field that joins later carries {@code @Migrate(loadDefaultIfAbsent = true)}; its initial value is what nodes
 * of earlier versions did.
 */
final class PredictParameters implements NodeParameters {

    @Section(title = "Groups")
    interface GroupsSection {}

    @Section(title = "Interval")
    @After(GroupsSection.class)
    interface IntervalSection {}

    @Widget(
            title = "Random effects",
            description = "Whose effects are added to the prediction. A row is predicted as a member of its own groups"
                    + " in these grouping factors, and of an average group in the others.")
    @Layout(GroupsSection.class)
    @ValueSwitchWidget
    @ValueReference(EffectsReference.class)
    @Migrate(loadDefaultIfAbsent = true)
    Effects m_effects = Effects.ALL;

    @Widget(
            title = "Grouping factors",
            description = "The grouping factors whose effects are added to the prediction, named as in the model's"
                    + " formula: <tt>class:school</tt> are the classes within schools.")
    @Layout(GroupsSection.class)
    @Effect(predicate = ChoosesFactors.class, type = EffectType.SHOW)
    @ChoicesProvider(ModelFactors.class)
    @TwinlistWidget(includedLabel = "Add their effects", excludedLabel = "Average group")
    @Migrate(loadDefaultIfAbsent = true)
    String[] m_factors = {};

    @Widget(
            title = "Rows of a new or missing group",
            description = "What to predict for a row whose group was not among the data that the model was fitted to,"
                    + " or is missing. The column <i>Group status</i> tells which rows these are.")
    @Layout(GroupsSection.class)
    @RadioButtonsWidget
    @Effect(predicate = UsesGroups.class, type = EffectType.SHOW)
    NewGroups m_newGroups = NewGroups.POPULATION;

    @Widget(title = "Interval", description = "Which limits are added to the prediction with random effects.")
    @Layout(IntervalSection.class)
    @RadioButtonsWidget
    @ValueReference(IntervalReference.class)
    @Migrate(loadDefaultIfAbsent = true)
    Interval m_interval = Interval.NONE;

    @Widget(
            title = "Confidence level",
            description =
                    "How often such intervals contain what they are meant to contain, such as 0.95 for 95 in 100.")
    @Layout(IntervalSection.class)
    @Effect(predicate = HasInterval.class, type = EffectType.SHOW)
    @NumberInputWidget(minValidation = ConfidenceLevel.Above0.class, maxValidation = ConfidenceLevel.Below1.class)
    @Migrate(loadDefaultIfAbsent = true)
    double m_confidenceLevel = ConfidenceLevel.DEFAULT;

    @Widget(
            title = "Variances of the model",
            description = "Whether the interval takes into account that the variances of the model are estimates. They"
                    + " are rough if there are few groups, and intervals that take them as known are then too narrow.",
            advanced = true)
    @Layout(IntervalSection.class)
    @Effect(predicate = HasInterval.class, type = EffectType.SHOW)
    @ValueSwitchWidget
    @Migrate(loadDefaultIfAbsent = true)
    Variances m_variances = Variances.ESTIMATED;

    PredictParameters() {}

    /** A new node says how sure its predictions are; nodes of the first version did not. */
    PredictParameters(NodeParametersInput input) {
        m_interval = Interval.CONFIDENCE;
    }

    @Override
    public void validate() throws InvalidSettingsException {
        ConfidenceLevel.check(m_confidenceLevel);
    }

    /** Which random effects are added; stored by the constants' names. */
    enum Effects {
        @Label(value = "All", description = "Add the effects of all grouping factors of the model.")
        ALL,
        @Label(value = "Some", description = "Add the effects of chosen grouping factors.")
        CHOSEN,
        @Label(
                value = "None",
                description = "Add none: both predictions are then the population prediction, for an average group.")
        NONE
    }

    /** What is predicted for a group that the model does not know; stored by the constants' names. */
    enum NewGroups {
        @Label(
                value = "Predict for the average group",
                description = "Use the effects that are known for the row and zero for the unknown group: the best"
                        + " guess for a group that nothing is known about. The interval takes the differences between"
                        + " groups into account.")
        POPULATION(UnknownGroups.POPULATION),
        @Label(
                value = "Missing value",
                description = "Leave the prediction with random effects and its interval empty. The population"
                        + " prediction is still given.")
        MISSING(UnknownGroups.MISSING),
        @Label(value = "Fail", description = "Stop with an error that names the first such row and group.")
        FAIL(UnknownGroups.FAIL);

        private final UnknownGroups m_treatment;

        NewGroups(UnknownGroups treatment) {
            m_treatment = treatment;
        }

        UnknownGroups toEngine() {
            return m_treatment;
        }
    }

    /** Which limits are computed; stored by the constants' names. */
    enum Interval {
        @Label(value = "None", description = "Predictions only.")
        NONE(PredictionInterval.NONE),
        @Label(
                value = "Confidence interval",
                description = "For the expected value of rows like this one: how precisely the model knows it.")
        CONFIDENCE(PredictionInterval.CONFIDENCE),
        @Label(
                value = "Prediction interval",
                description = "For the outcome of a single row: it is wider, since it also contains the residual"
                        + " variance between rows of the same group.")
        PREDICTION(PredictionInterval.PREDICTION);

        private final PredictionInterval m_interval;

        Interval(PredictionInterval interval) {
            m_interval = interval;
        }

        PredictionInterval toEngine() {
            return m_interval;
        }
    }

    /** What is assumed of the variances; stored by the constants' names. */
    enum Variances {
        @Label(
                value = "Estimated",
                description = "The uncertainty of the variances is part of the standard error, and the interval uses"
                        + " the t distribution with Satterthwaite's degrees of freedom.")
        ESTIMATED(VarianceParameters.ESTIMATED),
        @Label(
                value = "Taken as known",
                description = "Henderson's standard errors, as SAS and lme4 have them, with the normal distribution:"
                        + " for comparison with other software.")
        KNOWN(VarianceParameters.KNOWN);

        private final VarianceParameters m_treatment;

        Variances(VarianceParameters treatment) {
            m_treatment = treatment;
        }

        VarianceParameters toEngine() {
            return m_treatment;
        }
    }

    static final class EffectsReference implements ParameterReference<Effects> {}

    static final class IntervalReference implements ParameterReference<Interval> {}

    static final class ChoosesFactors implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(EffectsReference.class).isOneOf(Effects.CHOSEN);
        }
    }

    static final class UsesGroups implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(EffectsReference.class).isOneOf(Effects.ALL, Effects.CHOSEN);
        }
    }

    static final class HasInterval implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(IntervalReference.class).isOneOf(Interval.CONFIDENCE, Interval.PREDICTION);
        }
    }
}
