package org.mixedmodels.knime.message;

import java.util.List;
import java.util.Locale;
import org.mixedmodels.engine.result.Diagnostic;
import org.mixedmodels.engine.result.Diagnostic.FewGroups;
import org.mixedmodels.engine.result.Diagnostic.NotConverged;
import org.mixedmodels.engine.result.Diagnostic.RankDeficient;
import org.mixedmodels.engine.result.Diagnostic.SingularFit;
import org.mixedmodels.engine.result.Diagnostic.SkippedRows;
import org.mixedmodels.engine.result.GroupCovariance;
import org.mixedmodels.engine.result.LinearMixedModel;

/** What the engine noticed about a fitted model, in sentences: what, with which numbers, what to do. */
public final class Diagnostics {

    /** From here on a correlation counts as one; the engine calls the fit singular far closer to it. */
    private static final double PERFECT = 0.999;

    private Diagnostics() {}

    /** Returns one warning per diagnostic of a model. */
    public static Warnings of(LinearMixedModel model) {
        Warnings warnings = new Warnings();
        model.diagnostics().forEach(diagnostic -> add(diagnostic, model, warnings));
        return warnings;
    }

    private static void add(Diagnostic diagnostic, LinearMixedModel model, Warnings warnings) {
        if (diagnostic instanceof SkippedRows rows) {
            warnings.add(Weight.DATA_LEFT_OUT, skipped(rows));
        } else if (diagnostic instanceof SingularFit fit) {
            warnings.add(Weight.UNSUPPORTED, singular(fit, model));
        } else if (diagnostic instanceof RankDeficient deficient) {
            warnings.add(Weight.UNSUPPORTED, deficient(deficient));
        } else if (diagnostic instanceof FewGroups few) {
            warnings.add(Weight.ADVICE, few(few));
        } else if (diagnostic instanceof NotConverged not) {
            warnings.add(Weight.UNUSABLE, not(not));
        } else {
            throw new IllegalArgumentException("unknown diagnostic " + diagnostic);
        }
    }

    private static String skipped(SkippedRows rows) {
        return String.format(
                Locale.ROOT,
                "%d of %d rows were skipped for a missing value in a column of the model. Fill the gaps before if they"
                        + " are not there by chance.",
                rows.skipped(),
                rows.skipped() + rows.used());
    }

    private static String deficient(RankDeficient deficient) {
        return "Left out, because they follow from the other fixed effects: " + String.join(", ", deficient.columns())
                + ". Remove one of the columns that say the same.";
    }

    private static String few(FewGroups few) {
        return String.format(
                Locale.ROOT,
                "%s has only %d groups: the variance between them is estimated roughly. Report its interval, or treat"
                        + " the groups as a fixed effect (Snijders and Bosker, 2012, chapter 4, advise it below 10).",
                few.factor(),
                few.levels());
    }

    private static String not(NotConverged not) {
        if (!not.farSlopes().isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "The estimation did not reach a minimum within %d evaluations: slopes of values as far from zero as"
                            + " those of %s cannot be told from an intercept. Do not report these results: center the"
                            + " predictors first, by the node Center Predictors.",
                    not.evaluations(),
                    String.join(", ", not.farSlopes()));
        }
        return String.format(
                Locale.ROOT,
                "The estimation did not reach a minimum within %d evaluations: it ended %.2g standard errors from where"
                        + " it expects one. Do not report these results: simplify the random effects, or center the"
                        + " predictors.",
                not.evaluations(),
                not.decrement() / Math.sqrt(2));
    }

    private static String singular(SingularFit fit, LinearMixedModel model) {
        String effect = "\"" + fit.term() + "\" by " + fit.group();
        return (fit.zeroVariance()
                        ? "Singular fit: the variance of the random effect " + effect + " is estimated as zero."
                        : "Singular fit: the random effect " + effect + " is estimated as fully determined by "
                                + direction(fit, model) + ".")
                + " The model is valid, but the data do not support this effect: consider removing it, or its"
                + " correlations.";
    }

    /** What the effect is determined by: another effect with the sign of their correlation, or several together. */
    private static String direction(SingularFit fit, LinearMixedModel model) {
        for (GroupCovariance covariance : model.varCorr()) {
            int effect = covariance.terms().indexOf(fit.term());
            if (effect < 0 || !covariance.group().equals(fit.group())) {
                continue;
            }
            for (int before = 0; before < effect; before++) {
                double correlation = covariance.correlation(effect, before);
                if (Math.abs(correlation) > PERFECT) {
                    return "\"" + covariance.terms().get(before) + "\" (their correlation is "
                            + (correlation > 0 ? "1" : "-1") + ")";
                }
            }
            List<String> others = covariance.terms().subList(0, effect);
            return "a combination of " + String.join(", ", others);
        }
        return "the effects before it";
    }
}
