package org.mixedmodels.engine.fit;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.covariance.CovarianceStructure;
import org.mixedmodels.engine.design.OrthogonalBasis;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.likelihood.LambdaBlocks;
import org.mixedmodels.engine.result.Diagnostic;

/**
 * Finds the effects whose variance is zero given the effects before them: rows of Lambda that are combinations of the rows
 * above, by Gram and Schmidt.
 */
final class Singularity {

    /** Of the residual standard deviation, per unit of the effect's column. */
    private static final double TOLERANCE = 1e-5;

    private Singularity() {}

    static List<Diagnostic> of(RandomDesign random, LambdaBlocks blocks, double[] theta) {
        double[] scales = blocks.scales();
        List<Diagnostic> found = new ArrayList<>();
        for (RandomDesign.Factor factor : random.factors()) {
            factor.terms().forEach(term -> addSingular(factor, term, theta, scales, found));
        }
        return found;
    }

    private static void addSingular(
            RandomDesign.Factor factor,
            RandomDesign.Term term,
            double[] theta,
            double[] scales,
            List<Diagnostic> found) {
        double[][] lambda = term.structure().lambda(theta, term.thetaStart());
        OrthogonalBasis basis = new OrthogonalBasis();
        for (int effect = 0; effect < lambda.length; effect++) {
            double tolerance = TOLERANCE * scale(term, effect, scales);
            boolean zero = OrthogonalBasis.length(lambda[effect]) < tolerance;
            if (!basis.add(lambda[effect], tolerance)) {
                found.add(new Diagnostic.SingularFit(factor.name(), term.names().get(effect), zero));
            }
        }
    }

    /** The smallest unit of the parameters that make the variance of an effect. */
    private static double scale(RandomDesign.Term term, int effect, double[] scales) {
        CovarianceStructure structure = term.structure();
        double smallest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < structure.parameters(); k++) {
            if (structure.entries(k).stream().anyMatch(entry -> entry.row() == effect)) {
                smallest = Math.min(smallest, scales[term.thetaStart() + k]);
            }
        }
        return smallest;
    }
}
