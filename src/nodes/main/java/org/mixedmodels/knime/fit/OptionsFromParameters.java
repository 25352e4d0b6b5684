package org.mixedmodels.knime.fit;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mixedmodels.engine.data.InputProblem.Kind;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.design.PredictorCoding;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.formula.ModelSpecification;

/** How the dialog wants the model to be fitted. */
final class OptionsFromParameters {

    private OptionsFromParameters() {}

    /**
     * Returns the options.
     *
     * @param model the model that is fitted: reference categories of other columns do not count
     * @throws InvalidInputException if a reference category is chosen by half or twice
     */
    static FitOptions of(FitParameters parameters, ModelSpecification model) {
        return FitOptions.defaults()
                .withEstimation(parameters.m_estimation.toEngine())
                .withMissing(parameters.m_missingValues.toEngine())
                .withCoding(coding(parameters.m_coding))
                .withReferenceLevels(references(parameters, model));
    }

    private static PredictorCoding coding(CodingChoice choice) {
        return switch (choice) {
            case FIRST -> PredictorCoding.FIRST_REFERENCE;
            case LAST -> PredictorCoding.LAST_REFERENCE;
            case EFFECTS -> PredictorCoding.EFFECTS;
        };
    }

    private static Map<String, String> references(FitParameters parameters, ModelSpecification model) {
        Map<String, String> references = new LinkedHashMap<>();
        for (ReferenceParameters chosen : parameters.m_referenceCategories) {
            if (chosen.m_column.isBlank()) {
                throw unchosen("A reference category has no column.", "Choose its column, or remove it.");
            }
            if (chosen.m_category.isBlank()) {
                throw unchosen(
                        "No reference category is chosen for column \"" + chosen.m_column + "\".",
                        "Choose one of its categories, or remove the entry.");
            }
            if (references.put(chosen.m_column, chosen.m_category) != null) {
                throw unchosen(
                        "Column \"" + chosen.m_column + "\" has two reference categories.", "Keep one of the two.");
            }
        }
        references.keySet().retainAll(predictors(model));
        return references;
    }

    /** Returns the columns with a reference category that are not in the model. */
    static List<String> unusedReferences(FitParameters parameters, ModelSpecification model) {
        Set<String> predictors = predictors(model);
        return Arrays.stream(parameters.m_referenceCategories)
                .map(chosen -> chosen.m_column)
                .filter(column -> !predictors.contains(column))
                .toList();
    }

    private static Set<String> predictors(ModelSpecification model) {
        Set<String> predictors = new HashSet<>(model.fixedColumns());
        predictors.addAll(model.slopeColumns());
        return predictors;
    }

    private static InvalidInputException unchosen(String problem, String advice) {
        return new InvalidInputException(Kind.SPECIFICATION, problem, advice);
    }
}
