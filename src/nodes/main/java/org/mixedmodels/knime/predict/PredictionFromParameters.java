package org.mixedmodels.knime.predict;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.mixedmodels.engine.data.InputProblem.Kind;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.predict.PredictionOptions;
import org.mixedmodels.knime.port.MixedModelPortObjectSpec;

/** What the dialog's choices mean for the engine. */
final class PredictionFromParameters {

    private PredictionFromParameters() {}

    /**
     * Returns the options of predictions from a model.
     *
     * @throws InvalidInputException if the chosen grouping factors are not those of the model
     */
    static PredictionOptions of(PredictParameters parameters, MixedModelPortObjectSpec model) {
        PredictionOptions options = PredictionOptions.defaults()
                .withInterval(parameters.m_interval.toEngine())
                .withLevel(parameters.m_confidenceLevel)
                .withUnknownGroups(parameters.m_newGroups.toEngine())
                .withVariances(parameters.m_variances.toEngine());
        return switch (parameters.m_effects) {
            case ALL -> options;
            case CHOSEN -> options.withFactors(chosen(parameters, model));
            case NONE -> options.withFactors(Set.of());
        };
    }

    private static Set<String> chosen(PredictParameters parameters, MixedModelPortObjectSpec model) {
        Set<String> chosen = new HashSet<>(Arrays.asList(parameters.m_factors));
        String known = "Its grouping factors are: " + String.join(", ", model.groupingFactors()) + ".";
        if (chosen.isEmpty()) {
            throw new InvalidInputException(
                    Kind.SPECIFICATION,
                    "No grouping factor is chosen.",
                    "Choose those of the model whose effects are added, or choose to add all or none. " + known);
        }
        for (String factor : chosen) {
            if (!model.groupingFactors().contains(factor)) {
                throw new InvalidInputException(
                        Kind.SPECIFICATION, "The model has no grouping factor \"" + factor + "\".", known);
            }
        }
        return chosen;
    }
}
