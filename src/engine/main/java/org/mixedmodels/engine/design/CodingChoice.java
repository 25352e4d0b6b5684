package org.mixedmodels.engine.design;

import java.util.Map;
import java.util.SortedSet;

/**
 * How the nominal predictors of a model are coded.
 *
 * @param coding the rule for all of them
 * @param referenceLevels per column the reference category (in sum coding the one without a column), where the rule is
 *     not followed
 */
public record CodingChoice(PredictorCoding coding, Map<String, String> referenceLevels) {

    /** Copies the map. */
    public CodingChoice {
        referenceLevels = Map.copyOf(referenceLevels);
    }

    NominalCoding.Contrast contrast() {
        return coding == PredictorCoding.EFFECTS ? NominalCoding.Contrast.SUM : NominalCoding.Contrast.TREATMENT;
    }

    /** The reference category of a column with the given categories; one that was chosen need not be among them. */
    String reference(String column, SortedSet<String> levels) {
        String byRule = coding == PredictorCoding.FIRST_REFERENCE ? levels.first() : levels.last();
        return referenceLevels.getOrDefault(column, byRule);
    }
}
