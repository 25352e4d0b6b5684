package org.mixedmodels.knime.fit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.knime.node.parameters.widget.message.TextMessage;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.knime.node.parameters.widget.text.TextAreaWidget;
import org.mixedmodels.knime.dialog.ColumnGuess;
import org.mixedmodels.knime.dialog.ConfidenceLevel;
import org.mixedmodels.knime.dialog.EstimationChoice;
import org.mixedmodels.knime.dialog.InputTable;
import org.mixedmodels.knime.dialog.MissingCellsChoice;
import org.mixedmodels.knime.dialog.NumericColumns;
import org.mixedmodels.knime.dialog.PredictorColumns;
import org.mixedmodels.knime.table.ColumnTypes;

/**
 * The options of "Fit Mixed Model".
 *
 * <p>The field names without {@code m_} and the names of the enum constants are keys in stored workflows: they never
 * change. A field that joins later carries {@code @Migrate(loadDefaultIfAbsent = true)}.
 */
final class FitParameters implements NodeParameters {

    private static final int FEWEST_REPLICATES = 100;
    private static final int MOST_REPLICATES = 100_000;

    @Section(title = "Model")
    interface ModelSection {}

    @Section(
            title = "Categories",
            description = "How columns of categories (text or true/false) among the predictors become coefficients.")
    @Effect(predicate = HasCategories.class, type = EffectType.SHOW)
    @After(ModelSection.class)
    interface CategoriesSection {}

    @Section(title = "Estimation")
    @After(CategoriesSection.class)
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
    @ValueReference(OutcomeReference.class)
    String m_outcome = "";

    @Widget(
            title = "Fixed effects",
            description = "The predictors whose effect is the same in every group: the coefficient of a number is the"
                    + " change of the outcome when it rises by one, a text or true/false column enters as categories."
                    + " Without any, the model has only an intercept (the null model).")
    @Layout(ModelSection.class)
    @Effect(predicate = ByColumns.class, type = EffectType.SHOW)
    @ChoicesProvider(PredictorColumns.class)
    @TwinlistWidget(includedLabel = "In the model", excludedLabel = "Not in the model")
    @ValueReference(FixedEffectsReference.class)
    String[] m_fixedEffects = {};

    @Widget(
            title = "Interactions",
            description = "Products of fixed effects: whether the effect of one column depends on another. The columns"
                    + " of an interaction are normally among the fixed effects too.")
    @Layout(ModelSection.class)
    @Effect(predicate = ByColumns.class, type = EffectType.SHOW)
    @ArrayWidget(addButtonText = "Add interaction", elementTitle = "Interaction")
    @ValueReference(InteractionsReference.class)
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
    @ValueReference(RandomEffectsReference.class)
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
    @ValueReference(FormulaReference.class)
    String m_formula = "";

    @Layout(ModelSection.class)
    @TextMessage(ModelPreview.class)
    @Nullable
    Void m_preview;

    @Widget(
            title = "Compare categories with",
            description = "What the coefficient of a category is a difference from. The choice changes coefficients,"
                    + " not predictions; with interactions it also changes what the main effects mean.")
    @Layout(CategoriesSection.class)
    @ValueSwitchWidget
    @Migrate(loadDefaultIfAbsent = true)
    CodingChoice m_coding = CodingChoice.FIRST;

    @Widget(
            title = "Reference categories",
            description = "Columns whose reference category is another one, for example a control group. With"
                    + " comparison with the mean it is the category that gets no row of its own.")
    @Layout(CategoriesSection.class)
    @ArrayWidget(addButtonText = "Choose a reference category", elementTitle = "Reference category")
    @Migrate(loadDefaultIfAbsent = true)
    ReferenceParameters[] m_referenceCategories = {};

    @Widget(title = "Method", description = "How the parameters are estimated.")
    @Layout(EstimationSection.class)
    @ValueSwitchWidget
    EstimationChoice m_estimation = EstimationChoice.REML;

    @Widget(
            title = "Missing values",
            description = "What to do with a row in which a column of the model has no value.")
    @Layout(EstimationSection.class)
    @ValueSwitchWidget
    MissingCellsChoice m_missingValues = MissingCellsChoice.SKIP;

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
            title = "Degrees of freedom",
            description = "The reference distribution for the tests and Wald intervals of the fixed effects. Standard"
                    + " errors come from estimated variances, so that a normal distribution promises too much when"
                    + " there are few groups.")
    @Layout(InferenceSection.class)
    DegreesOfFreedomChoice m_degreesOfFreedom = DegreesOfFreedomChoice.SATTERTHWAITE;

    @Widget(
            title = "Confidence level",
            description = "The level of all confidence intervals in the output tables, such as 0.95.")
    @Layout(InferenceSection.class)
    @NumberInputWidget(minValidation = ConfidenceLevel.Above0.class, maxValidation = ConfidenceLevel.Below1.class)
    double m_confidenceLevel = ConfidenceLevel.DEFAULT;

    @Widget(
            title = "Intervals",
            description = "How the confidence intervals of the fixed effects and of the variance components are"
                    + " computed.")
    @Layout(InferenceSection.class)
    @ValueSwitchWidget
    @ValueReference(IntervalsReference.class)
    @Migrate(loadDefaultIfAbsent = true)
    IntervalChoice m_intervals = IntervalChoice.WALD;

    @Widget(
            title = "Bootstrap replicates",
            description = "How many data sets are simulated. 1000 give limits with an error of about a tenth of the"
                    + " standard error.",
            advanced = true)
    @Layout(InferenceSection.class)
    @Effect(predicate = ByBootstrap.class, type = EffectType.SHOW)
    @NumberInputWidget(minValidation = AtLeast100.class, maxValidation = AtMost100000.class)
    @Migrate(loadDefaultIfAbsent = true)
    int m_bootstrapReplicates = 1000;

    @Widget(
            title = "Bootstrap seed",
            description = "The number that the simulation starts from: the same seed gives the same intervals.",
            advanced = true)
    @Layout(InferenceSection.class)
    @Effect(predicate = ByBootstrap.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    int m_bootstrapSeed = 1;

    FitParameters() {}

    FitParameters(NodeParametersInput input) {
        m_outcome = InputTable.of(input).map(ColumnGuess::outcome).orElse("");
        m_randomEffects = new RandomEffectParameters[] {new RandomEffectParameters(input)};
    }

    @Override
    public void validate() throws InvalidSettingsException {
        ConfidenceLevel.check(m_confidenceLevel);
        if (m_bootstrapReplicates < FEWEST_REPLICATES || m_bootstrapReplicates > MOST_REPLICATES) {
            throw new InvalidSettingsException("The number of bootstrap replicates must lie between "
                    + FEWEST_REPLICATES + " and " + MOST_REPLICATES + ", but it is " + m_bootstrapReplicates + ".");
        }
    }

    /** How the model is described; stored by the constants' names. */
    enum SpecifyBy {
        @Label(value = "Columns", description = "Choose the columns and random effects in this dialog.")
        COLUMNS,
        @Label(value = "Formula", description = "Write or paste a formula in the notation of the R package lme4.")
        FORMULA
    }

    static final class SpecifyByReference implements ParameterReference<SpecifyBy> {}

    static final class OutcomeReference implements ParameterReference<String> {}

    static final class FixedEffectsReference implements ParameterReference<String[]> {}

    static final class InteractionsReference implements ParameterReference<InteractionParameters[]> {}

    static final class RandomEffectsReference implements ParameterReference<RandomEffectParameters[]> {}

    static final class FormulaReference implements ParameterReference<String> {}

    static final class IntervalsReference implements ParameterReference<IntervalChoice> {}

    static final class ByBootstrap implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(IntervalsReference.class).isOneOf(IntervalChoice.BOOTSTRAP);
        }
    }

    /** Whether the table has columns of categories at all. */
    static final class HasCategories implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getConstant(input -> InputTable.of(input)
                    .map(table -> table.stream().anyMatch(ColumnTypes::isNominal))
                    .orElse(true));
        }
    }

    static final class AtLeast100 extends MinValidation {
        @Override
        protected double getMin() {
            return FEWEST_REPLICATES;
        }
    }

    static final class AtMost100000 extends MaxValidation {
        @Override
        protected double getMax() {
            return MOST_REPLICATES;
        }
    }

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
