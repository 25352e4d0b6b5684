package org.mixedmodels.engine.fit;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.likelihood.LambdaBlocks;
import org.mixedmodels.engine.result.Diagnostic;

/** Finds the effects whose variance is zero given the effects before them: zeros on the diagonal of Lambda. */
final class Singularity {

    /** Of the residual standard deviation, per unit of the effect's column. */
    private static final double TOLERANCE = 1e-5;

    private Singularity() {}

    static List<Diagnostic> of(RandomDesign random, LambdaBlocks blocks, double[] theta) {
        double[] scales = blocks.scales();
        List<Diagnostic> found = new ArrayList<>();
        for (RandomDesign.Factor factor : random.factors()) {
            for (RandomDesign.Term term : factor.terms()) {
                for (int k = 0; k < term.structure().parameters(); k++) {
                    int parameter = term.thetaStart() + k;
                    if (term.structure().isDiagonal(k) && theta[parameter] < TOLERANCE * scales[parameter]) {
                        int row = term.structure().row(k);
                        found.add(new Diagnostic.SingularFit(
                                factor.name(), term.names().get(row), isZero(term, row, theta, scales)));
                    }
                }
            }
        }
        return found;
    }

    /** Whether the whole row of Lambda is zero, and with it the effect's variance. */
    private static boolean isZero(RandomDesign.Term term, int row, double[] theta, double[] scales) {
        for (int k = 0; k < term.structure().parameters(); k++) {
            int parameter = term.thetaStart() + k;
            if (term.structure().row(k) == row && Math.abs(theta[parameter]) >= TOLERANCE * scales[parameter]) {
                return false;
            }
        }
        return true;
    }
}
