package org.mixedmodels.knime.icc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.mixedmodels.engine.data.InputProblem.Kind;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.formula.RandomEffectsTerm;
import org.mixedmodels.knime.icc.IccParameters.Structure;

/** The model without predictors that divides the variance of an outcome among levels of grouping. */
final class NullModel {

    private NullModel() {}

    /**
     * Returns the model of the dialog's choices.
     *
     * @throws InvalidInputException if something is not chosen
     */
    static ModelSpecification of(IccParameters parameters) {
        String[] columns = parameters.m_groupingColumns;
        if (parameters.m_outcome.isBlank()) {
            throw unchosen("No outcome is chosen.", "Choose the numeric column whose differences are divided.");
        }
        if (columns.length == 0) {
            throw unchosen("No grouping column is chosen.", "Choose at least one column that tells the groups.");
        }
        if (new HashSet<>(Arrays.asList(columns)).size() < columns.length) {
            throw unchosen("A grouping column is chosen twice.", "Choose each column once.");
        }
        return ModelSpecification.of(
                parameters.m_outcome,
                List.of(),
                parameters.m_structure == Structure.NESTED ? nested(columns) : crossed(columns));
    }

    private static List<RandomEffectsTerm> crossed(String[] columns) {
        return Arrays.stream(columns).map(RandomEffectsTerm::intercept).toList();
    }

    /** The finest level first, as the formula (1 | school/class) means it. */
    private static List<RandomEffectsTerm> nested(String[] columns) {
        List<RandomEffectsTerm> terms = new ArrayList<>();
        for (int depth = columns.length; depth > 0; depth--) {
            List<String> names = new ArrayList<>(Arrays.asList(columns).subList(0, depth));
            Collections.reverse(names);
            terms.add(RandomEffectsTerm.intercept(names.toArray(String[]::new)));
        }
        return terms;
    }

    private static InvalidInputException unchosen(String problem, String advice) {
        return new InvalidInputException(Kind.SPECIFICATION, problem, advice);
    }
}
