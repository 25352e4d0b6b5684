package org.mixedmodels.knime.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mixedmodels.engine.inference.ChiBarSquare;
import org.mixedmodels.engine.inference.TestRemark;
import org.mixedmodels.engine.inference.TestRemark.NotNested;
import org.mixedmodels.engine.inference.TestRemark.UnknownMixture;
import org.mixedmodels.engine.inference.TestRemark.ZeroVariances;

/** Which p-value of a likelihood-ratio test is to be reported, or why there is no test, in a sentence. */
public final class TestRemarks {

    private static final String CRITERIA = " Compare AIC and BIC (smaller is better).";

    private TestRemarks() {}

    /** Returns the sentence; empty where the usual p-value holds and nothing is to be said. */
    public static Optional<String> text(TestRemark remark) {
        if (remark instanceof ZeroVariances zero) {
            return Optional.of("The variance of " + names(zero.effects())
                    + " is tested at zero, where it cannot be negative: report the p-value (boundary), from the mixture "
                    + mixture(zero.mixture()) + " (Self and Liang, 1987; Stram and Lee, 1994).");
        }
        if (remark instanceof UnknownMixture unknown) {
            return Optional.of("The variance of " + names(unknown.effects())
                    + " is tested at zero, where it cannot be negative: the p-value is too large.");
        }
        return remark instanceof NotNested not ? Optional.of(notNested(not)) : Optional.empty();
    }

    private static String notNested(NotNested not) {
        String parts = names(not.parts());
        return switch (not.reason()) {
            case SAME_SIZE -> "No test: both models have the same number of parameters." + CRITERIA;
            case FIXED_EFFECTS ->
                "No test: the smaller model is not a special case of the larger one, which has no fixed" + " effect of "
                        + parts + "." + CRITERIA;
            case RANDOM_EFFECTS ->
                "No test: the smaller model is not a special case of the larger one, which does not"
                        + " have its random effects " + parts + "." + CRITERIA;
            case WEIGHTS -> "No test: the models weight the rows differently." + CRITERIA;
            case OFFSET -> "No test: the models have different offsets." + CRITERIA;
        };
    }

    private static String names(List<String> names) {
        return String.join(", ", names);
    }

    /** As ".5 chi2(0) + .5 chi2(1)". */
    private static String mixture(ChiBarSquare mixture) {
        List<String> parts = new ArrayList<>();
        for (int part = 0; part < mixture.weights().size(); part++) {
            String weight = String.format(Locale.ROOT, "%.3g", mixture.weights().get(part));
            parts.add(weight.replaceFirst("\\.?0+$", "").replaceFirst("^0", "") + " chi2(" + (mixture.firstDf() + part)
                    + ")");
        }
        return String.join(" + ", parts);
    }
}
