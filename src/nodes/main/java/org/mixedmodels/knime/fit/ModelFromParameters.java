package org.mixedmodels.knime.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.mixedmodels.engine.data.InputProblem.Kind;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.formula.GroupingFactor;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.formula.ModelTerm;
import org.mixedmodels.engine.formula.RandomEffectsTerm;
import org.mixedmodels.knime.fit.FitParameters.SpecifyBy;
import org.mixedmodels.knime.message.Warnings;
import org.mixedmodels.knime.message.Weight;

/** The model that the dialog describes, by columns or by a formula. */
final class ModelFromParameters {

    private ModelFromParameters() {}

    /**
     * Returns the model.
     *
     * @throws InvalidInputException if the formula cannot be read or something is not chosen
     */
    static ModelSpecification of(FitParameters parameters) {
        ModelSpecification model =
                parameters.m_specifyBy == SpecifyBy.FORMULA ? fromFormula(parameters) : fromColumns(parameters);
        if (parameters.m_weights.isPresent()) {
            model = model.withWeights(parameters.m_weights.get());
        }
        return parameters.m_offset.isPresent() ? model.withOffset(parameters.m_offset.get()) : model;
    }

    private static ModelSpecification fromFormula(FitParameters parameters) {
        if (parameters.m_formula.isBlank()) {
            throw new InvalidInputException(
                    Kind.FORMULA,
                    "The formula is empty.",
                    "Write a formula such as score ~ ses + (1 | school), or describe the model by columns.");
        }
        return FormulaParser.parse(parameters.m_formula);
    }

    private static ModelSpecification fromColumns(FitParameters parameters) {
        if (parameters.m_outcome.isBlank()) {
            throw unchosen("No outcome is chosen.", "Choose the numeric column that the model explains.");
        }
        Stream<ModelTerm> mainEffects = Arrays.stream(parameters.m_fixedEffects).map(ModelTerm::of);
        Stream<ModelTerm> interactions =
                Arrays.stream(parameters.m_interactions).map(ModelFromParameters::interaction);
        List<RandomEffectsTerm> random = new ArrayList<>();
        for (RandomEffectParameters effect : parameters.m_randomEffects) {
            random.addAll(terms(effect));
        }
        return ModelSpecification.of(
                parameters.m_outcome,
                Stream.concat(mainEffects, interactions).distinct().toList(),
                random);
    }

    private static ModelTerm interaction(InteractionParameters interaction) {
        List<String> columns = Arrays.stream(interaction.m_columns).distinct().toList();
        if (columns.size() < 2) {
            throw unchosen(
                    "An interaction has "
                            + (columns.isEmpty() ? "no column." : "only the column " + columns.get(0) + "."),
                    "Choose at least two columns for it, or remove it.");
        }
        return new ModelTerm(columns);
    }

    /** One term per level, the finest first, as the formula (1 | school/class) means it. */
    private static List<RandomEffectsTerm> terms(RandomEffectParameters effect) {
        String[] columns = effect.m_groupingColumns;
        if (columns.length == 0) {
            throw unchosen(
                    "A random effect has no grouping column.",
                    "Choose the column that tells the groups, or remove the random effect.");
        }
        if (new HashSet<>(Arrays.asList(columns)).size() < columns.length) {
            throw unchosen("A random effect has a grouping column twice.", "Choose each column once.");
        }
        if (!effect.m_intercept && effect.m_slopeColumns.length == 0) {
            throw unchosen(
                    "The random effect of " + String.join(", ", columns) + " has neither intercept nor slopes.",
                    "Choose the random intercept or a slope column, or remove the random effect.");
        }
        List<ModelTerm> slopes =
                Arrays.stream(effect.m_slopeColumns).map(ModelTerm::of).toList();
        List<RandomEffectsTerm> terms = new ArrayList<>();
        for (int depth = columns.length; depth > 0; depth--) {
            terms.add(new RandomEffectsTerm(
                    innermostFirst(columns, depth), effect.m_intercept, slopes, effect.covarianceKind()));
        }
        return terms;
    }

    private static GroupingFactor innermostFirst(String[] columns, int depth) {
        List<String> names = new ArrayList<>();
        for (int i = depth - 1; i >= 0; i--) {
            names.add(columns[i]);
        }
        return new GroupingFactor(names);
    }

    /** Returns what is allowed but rarely meant. */
    static Warnings warnings(FitParameters parameters) {
        Warnings warnings = new Warnings();
        if (parameters.m_specifyBy == SpecifyBy.COLUMNS) {
            Arrays.stream(parameters.m_interactions)
                    .forEach(interaction -> warnOfMissingMainEffects(interaction, parameters, warnings));
        }
        ModelSpecification model = of(parameters);
        model.repeatedEffects()
                .forEach(effect -> warnings.add(
                        Weight.SPECIFICATION,
                        "The random effect " + effect.text()
                                + " is in the model more than once: the data cannot tell one from the other. Keep"
                                + " one."));
        OptionsFromParameters.unusedReferences(parameters, model)
                .forEach(column -> warnings.add(
                        Weight.SPECIFICATION,
                        "Column \"" + column + "\" has a reference category, but is not in the model. Add it to the"
                                + " fixed effects, or remove its reference category."));
        return warnings;
    }

    private static void warnOfMissingMainEffects(
            InteractionParameters interaction, FitParameters parameters, Warnings warnings) {
        List<String> fixed = Arrays.asList(parameters.m_fixedEffects);
        Arrays.stream(interaction.m_columns)
                .filter(column -> !fixed.contains(column))
                .forEach(column -> warnings.add(
                        Weight.SPECIFICATION,
                        "The interaction of " + String.join(" and ", interaction.m_columns)
                                + " is in the model, but the effect of " + column + " itself is not: add " + column
                                + " to the fixed effects."));
    }

    private static InvalidInputException unchosen(String problem, String advice) {
        return new InvalidInputException(Kind.SPECIFICATION, problem, advice);
    }
}
