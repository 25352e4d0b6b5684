package org.mixedmodels.knime.view;

import java.util.Locale;
import org.mixedmodels.engine.inference.IntraclassCorrelation;
import org.mixedmodels.engine.result.LinearMixedModel;

/** What an intraclass correlation says, in words for those who read no numbers. */
public final class IccSentence {

    private IccSentence() {}

    /** Returns the sentence for one grouping factor of a model. */
    public static String of(IntraclassCorrelation icc, LinearMixedModel model) {
        String outcome = model.specification().outcome()
                + (model.specification().fixed().isEmpty() ? "" : " that the predictors leave unexplained");
        String group = inWords(icc.group(), model);
        if (icc.variance() == 0) {
            return "The groups of " + group + " do not differ in " + outcome + " by more than chance explains.";
        }
        return String.format(
                Locale.ROOT,
                "%.0f%% of the differences in %s lie between the groups of %s; two members of the same group correlate"
                        + " %s%s.",
                100 * icc.share(),
                outcome,
                group,
                twoDigits(icc.icc()),
                icc.icc() > icc.share() ? ", the levels above included" : "");
    }

    /** Nested groups as "class within school". */
    private static String inWords(String group, LinearMixedModel model) {
        return model.specification().random().stream()
                .filter(term -> term.group().name().equals(group))
                .findFirst()
                .map(term -> String.join(" within ", term.group().columns()))
                .orElse(group);
    }

    private static String twoDigits(double correlation) {
        return String.format(Locale.ROOT, "%.2f", correlation).replaceFirst("^0", "");
    }
}
