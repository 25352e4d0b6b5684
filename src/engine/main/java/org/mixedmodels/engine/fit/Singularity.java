package org.mixedmodels.engine.fit;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.covariance.CovarianceStructure;
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
        List<double[]> basis = new ArrayList<>();
        for (int effect = 0; effect < lambda.length; effect++) {
            double tolerance = TOLERANCE * scale(term, effect, scales);
            boolean zero = norm(lambda[effect]) < tolerance;
            double[] rest = orthogonal(lambda[effect], basis);
            double norm = norm(rest);
            if (norm < tolerance) {
                found.add(new Diagnostic.SingularFit(factor.name(), term.names().get(effect), zero));
            } else {
                basis.add(divided(rest, norm));
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

    private static double[] orthogonal(double[] row, List<double[]> basis) {
        double[] rest = row.clone();
        for (double[] direction : basis) {
            double product = 0;
            for (int i = 0; i < rest.length; i++) {
                product += rest[i] * direction[i];
            }
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= product * direction[i];
            }
        }
        return rest;
    }

    private static double norm(double[] row) {
        double sum = 0;
        for (double value : row) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private static double[] divided(double[] row, double divisor) {
        double[] result = row.clone();
        for (int i = 0; i < row.length; i++) {
            result[i] /= divisor;
        }
        return result;
    }
}
