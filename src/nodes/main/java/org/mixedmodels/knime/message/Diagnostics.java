package org.mixedmodels.knime.message;

import java.util.List;
import java.util.Locale;
import org.mixedmodels.engine.result.Diagnostic;
import org.mixedmodels.engine.result.Diagnostic.FewGroups;
import org.mixedmodels.engine.result.Diagnostic.NotConverged;
import org.mixedmodels.engine.result.Diagnostic.RankDeficient;
import org.mixedmodels.engine.result.Diagnostic.SingularFit;
import org.mixedmodels.engine.result.Diagnostic.SkippedRows;

/** What the engine noticed about a fitted model, in sentences: what, with which numbers, what to do. */
public final class Diagnostics {

    private Diagnostics() {}

    /** Returns one text per diagnostic. */
    public static List<String> texts(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Diagnostics::text).toList();
    }

    private static String text(Diagnostic diagnostic) {
        if (diagnostic instanceof SkippedRows rows) {
            return skipped(rows);
        }
        if (diagnostic instanceof SingularFit fit) {
            return singular(fit);
        }
        if (diagnostic instanceof RankDeficient deficient) {
            return "Left out, because they follow from the other fixed effects: "
                    + String.join(", ", deficient.columns()) + ". Remove one of the columns that say the same.";
        }
        if (diagnostic instanceof FewGroups few) {
            return String.format(
                    Locale.ROOT,
                    "%s has only %d groups: the variance between them is estimated roughly. Report its interval, or"
                            + " treat the groups as a fixed effect.",
                    few.factor(),
                    few.levels());
        }
        if (diagnostic instanceof NotConverged not) {
            return String.format(
                    Locale.ROOT,
                    "The estimation did not reach a minimum within %d evaluations (gradient %.2g). Do not report these"
                            + " results: simplify the random effects, or center the predictors.",
                    not.evaluations(),
                    not.decrement());
        }
        throw new IllegalArgumentException("unknown diagnostic " + diagnostic);
    }

    private static String skipped(SkippedRows rows) {
        return String.format(
                Locale.ROOT,
                "%d of %d rows were skipped for a missing value in a column of the model.",
                rows.skipped(),
                rows.skipped() + rows.used());
    }

    private static String singular(SingularFit fit) {
        String effect = "\"" + fit.term() + "\" by " + fit.group();
        return (fit.zeroVariance()
                        ? "Singular fit: the variance of the random effect " + effect + " is estimated as zero."
                        : "Singular fit: the random effect " + effect + " is estimated as fully determined by the"
                                + " effects before it (a correlation of 1 or -1).")
                + " The model is valid, but the data do not support this effect: consider removing it.";
    }
}
