package org.mixedmodels.engine.design;

import java.util.List;
import org.mixedmodels.engine.formula.ModelSpecification;

/**
 * The hypothesis of the type III test of a term: these combinations of the coefficients are zero.
 *
 * @param term the name of the term
 * @param rows p weights each, in the order of the columns of the design; none if nothing of the term can be estimated
 */
public record TypeThreeContrasts(String term, double[][] rows) {

    /**
     * The hypotheses of all terms, main effects before interactions, as SAS defines them (SAS/STAT User's Guide, "The Four
     * Types of Estimable Functions") and lmerTest computes them: the estimable functions of a term are orthogonal to those
     * of the terms that contain it. They do not depend on the coding of nominal columns, nor do the rows but for the change
     * of coordinates; rows are those of treatment coding with the first category in the alphabet as the reference.
     *
     * <p>A term contains another one if both have the same numeric columns and it has further nominal ones. The rows of the
     * only term of a model are those of the Doolittle factorisation of X'X, of weighted sums if there are weights.
     *
     * @param specification the model
     * @param data its design; without rows if columns were left out of it
     *     and {@link FixedDesign#aliases} does not say what they are
     */
    public static List<TypeThreeContrasts> of(ModelSpecification specification, ModelData data) {
        if (!data.fixed().hasAliases()) {
            return EstimableFunctions.ordered(specification).stream()
                    .map(term -> new TypeThreeContrasts(term.name(), new double[0][]))
                    .toList();
        }
        return new EstimableFunctions(specification, data).contrasts();
    }
}
