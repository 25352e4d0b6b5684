package org.mixedmodels.knime.fit;

import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.text.TextAreaWidget;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.knime.dialog.ColumnGuess;
import org.mixedmodels.knime.dialog.ConfidenceLevel;
import org.mixedmodels.knime.dialog.EstimationChoice;
import org.mixedmodels.knime.dialog.InputTable;
import org.mixedmodels.knime.dialog.MissingCellsChoice;
import org.mixedmodels.knime.dialog.NumericColumns;
import org.mixedmodels.knime.dialog.PredictorColumns;

/**
 * The options of "Fit Mixed Model".
 *
 * <p>The field names without {@code m_} and the names of the enum constants are keys in stored workflows: they never
 * change. A field that joins later carries {@code @Migrate(loadDefaultIfAbsent = true)}.
 */
final class FitParameters implements NodeParameters {

    @Section(title = "Model")
    interface ModelSection {}

    @Section(title = "Estimation")
    @After(ModelSection.class)
    interface EstimationSection {}

    @Section(title = "Inference")
    @After(EstimationSection.class)
    interface InferenceSection {}

    @Widget(
            title = "Describe the model by",
            description = "Choose columns in this dialog, or write the model as a formula.")
    @Layout(ModelSection.class)
    @ValueSwitchWidget
    @ValueReference(SpecifyByReference.class)
    SpecifyBy m_specifyBy = SpecifyBy.COLUMNS;

    @Widget(title = "Outcome", description = "The numeric column that the model explains (the dependent variable).")
    @Layout(ModelSection.class)
    @Effect(predicate = ByColumns.class, type = EffectType.SHOW)
    @ChoicesProvider(NumericColumns.class)
    String m_outcome = "";

    @Widget(
            title = "Fixed effects",
            description = "The predictors whose effect is the same in every group. A text column enters as categories,"
                    + " each compared with the first one in alphabetical order. Without any, the model has only an"
                    + " intercept (the null model).")
    @Layout(ModelSection.class)
    @Effect(predicate = ByColumns.class, type = EffectType.SHOW)
    @ChoicesProvider(PredictorColumns.class)
    @TwinlistWidget(includedLabel = "In the model", excludedLabel = "Not in the model")
    String[] m_fixedEffects = {};

    @Widget(
            title = "Interactions",
            description = "Products of fixed effects: whether the effect of one column depends on another.")
    @Layout(ModelSection.class)
    @Effect(predicate = ByColumns.class, type = EffectType.SHOW)
    @ArrayWidget(addButtonText = "Add interaction", elementTitle = "Interaction")
    InteractionParameters[] m_interactions = {};

    @Widget(
            title = "Random effects",
            description = "The groups in the data and what varies between them. Several random effects with different"
                    + " grouping columns are crossed (pupils in schools and in neighbourhoods).")
    @Layout(ModelSection.class)
    @Effect(predicate = ByColumns.class, type = EffectType.SHOW)
    @ArrayWidget(
            addButtonText = "Add random effect",
            elementTitle = "Random effect",
            elementDefaultValueProvider = RandomEffectParameters.Added.class)
    RandomEffectParameters[] m_randomEffects = {new RandomEffectParameters()};

    @Widget(
            title = "Formula",
            description = "The model as the R package lme4 writes it, for example"
                    + " <tt>score ~ ses * climate + (1 + ses | school)</tt>. Use <tt>:</tt> for an interaction,"
                    + " <tt>*</tt> for an interaction with its main effects, <tt>||</tt> for uncorrelated random"
                    + " effects, <tt>(1 | school/class)</tt> for nested groups and <tt>0 +</tt> for no intercept."
                    + " Put a column name with spaces or signs between backticks.")
    @Layout(ModelSection.class)
    @Effect(predicate = ByFormula.class, type = EffectType.SHOW)
    @TextAreaWidget(rows = 4)
    String m_formula = "";

    @Widget(title = "Method", description = "How the parameters are estimated.")
    @Layout(EstimationSection.class)
    @ValueSwitchWidget
    EstimationChoice m_estimation = EstimationChoice.REML;

    @Widget(
            title = "Weights",
            description = "A column of positive weights: the residual variance of a row is the residual variance of the"
                    + " model divided by its weight (a row that is the mean of 5 measurements has weight 5).",
            advanced = true)
    @Layout(EstimationSection.class)
    @ChoicesProvider(NumericColumns.class)
    Optional<String> m_weights = Optional.empty();

    @Widget(
            title = "Offset",
            description = "A column that is added to the prediction of every row with the fixed coefficient 1.",
            advanced = true)
    @Layout(EstimationSection.class)
    @ChoicesProvider(NumericColumns.class)
    Optional<String> m_offset = Optional.empty();

    @Widget(
            title = "Missing values",
            description = "What to do with a row in which a column of the model has no value.")
    @Layout(EstimationSection.class)
    @ValueSwitchWidget
    MissingCellsChoice m_missingValues = MissingCellsChoice.SKIP;

    @Widget(
            title = "Degrees of freedom",
            description = "The reference distribution for the tests and intervals of the fixed effects.")
    @Layout(InferenceSection.class)
    DegreesOfFreedomChoice m_degreesOfFreedom = DegreesOfFreedomChoice.NONE;

    @Widget(
            title = "Confidence level",
            description = "The level of all confidence intervals in the output tables, such as 0.95.")
    @Layout(InferenceSection.class)
    @NumberInputWidget(minValidation = ConfidenceLevel.Above0.class, maxValidation = ConfidenceLevel.Below1.class)
    double m_confidenceLevel = ConfidenceLevel.DEFAULT;

    FitParameters() {}

    FitParameters(NodeParametersInput input) {
        m_outcome = InputTable.of(input).map(ColumnGuess::outcome).orElse("");
        m_randomEffects = new RandomEffectParameters[] {new RandomEffectParameters(input)};
    }

    @Override
    public void validate() throws InvalidSettingsException {
        ConfidenceLevel.check(m_confidenceLevel);
    }

    /** How the model is described; stored by the constants' names. */
    enum SpecifyBy {
        @Label(value = "Columns", description = "Choose the columns and random effects in this dialog.")
        COLUMNS,
        @Label(value = "Formula", description = "Write or paste a formula in the notation of the R package lme4.")
        FORMULA
    }

    /** The reference distribution of the tests; stored by the constants' names. */
    enum DegreesOfFreedomChoice {
        @Label(
                value = "None (z)",
                description = "Use the normal distribution, as Stata does. Good with many groups; with few groups the"
                        + " p-values are too small.")
        NONE(DegreesOfFreedom.NONE),
        @Label(
                value = "Residual (t)",
                description = "Use the t distribution with the number of rows minus the number of fixed effects. Good"
                        + " for predictors that vary within many rows of each group.")
        RESIDUAL(DegreesOfFreedom.RESIDUAL);

        private final DegreesOfFreedom m_method;

        DegreesOfFreedomChoice(DegreesOfFreedom method) {
            m_method = method;
        }

        DegreesOfFreedom toEngine() {
            return m_method;
        }
    }

    static final class SpecifyByReference implements ParameterReference<SpecifyBy> {}

    static final class ByColumns implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SpecifyByReference.class).isOneOf(SpecifyBy.COLUMNS);
        }
    }

    static final class ByFormula implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SpecifyByReference.class).isOneOf(SpecifyBy.FORMULA);
        }
    }
}
