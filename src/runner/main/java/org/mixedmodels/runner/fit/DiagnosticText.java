package org.mixedmodels.runner.fit;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.result.Diagnostic;
import org.mixedmodels.engine.result.LinearMixedModel;

/** What the engine found out about a fit, in a sentence. */
final class DiagnosticText {

    private DiagnosticText() {}

    /** All there is to say about a fitted model. */
    static List<String> of(LinearMixedModel model) {
        List<String> texts = new ArrayList<>();
        model.diagnostics().forEach(diagnostic -> texts.add(of(diagnostic)));
        model.specification()
                .repeatedEffects()
                .forEach(effect -> texts.add("The random effect " + effect.text()
                        + " is in the model more than once: the data cannot tell one from the other."));
        return texts;
    }

    private static String of(Diagnostic diagnostic) {
        if (diagnostic instanceof Diagnostic.SingularFit singular) {
            return singular(singular);
        }
        if (diagnostic instanceof Diagnostic.RankDeficient deficient) {
            return "Left out, because they are linear combinations of other fixed effects: "
                    + String.join(", ", deficient.columns()) + ".";
        }
        if (diagnostic instanceof Diagnostic.FewGroups few) {
            return "The grouping factor " + few.factor() + " has only " + few.levels()
                    + " levels: too few for a reliable estimate of the variance between them.";
        }
        if (diagnostic instanceof Diagnostic.NotConverged failure) {
            return notConverged(failure);
        }
        if (diagnostic instanceof Diagnostic.SkippedRows rows) {
            return rows.skipped() + " rows with missing values were left out, " + rows.used() + " were used.";
        }
        throw new IllegalArgumentException("no sentence for " + diagnostic);
    }

    private static String notConverged(Diagnostic.NotConverged failure) {
        String failed = "The search for the estimates did not converge within " + failure.evaluations()
                + " evaluations; do not rely on the numbers.";
        return failure.farSlopes().isEmpty()
                ? failed
                : failed
                        + " Random slopes cannot be told from an intercept where the values lie so far from zero. Center"
                        + " first: " + String.join(", ", failure.farSlopes()) + ".";
    }

    private static String singular(Diagnostic.SingularFit fit) {
        String effect = "the effect " + fit.term() + " of " + fit.group();
        return fit.zeroVariance()
                ? "The fit is singular: the variance of " + effect + " is estimated as zero."
                : "The fit is singular: " + effect
                        + " is a combination of the effects before it (a correlation of one).";
    }
}
