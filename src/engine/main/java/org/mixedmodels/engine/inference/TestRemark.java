package org.mixedmodels.engine.inference;

import java.util.List;

/** What is to be said of a likelihood-ratio test: which of its p-values holds, or why there is none. */
public sealed interface TestRemark {

    /** No variance is tested at zero: the usual p-value holds. */
    record Regular() implements TestRemark {}

    /**
     * Variances are tested at zero: the p-value of the mixture holds, the usual one is too large.
     *
     * @param effects the random effects whose variances are tested, as "Days by Subject"
     * @param mixture the distribution of the statistic
     */
    record ZeroVariances(List<String> effects, ChiBarSquare mixture) implements TestRemark {
        /** Copies the list. */
        public ZeroVariances {
            effects = List.copyOf(effects);
        }
    }

    /**
     * Variances are tested at zero, but the weights of the mixture are not known; the usual p-value is too large.
     *
     * @param effects the random effects whose variances are tested
     */
    record UnknownMixture(List<String> effects) implements TestRemark {
        /** Copies the list. */
        public UnknownMixture {
            effects = List.copyOf(effects);
        }
    }

    /**
     * The smaller model is not seen to be a special case of the larger one: only information criteria compare them.
     *
     * @param reason what speaks against it
     * @param parts the fixed effects or random-effects terms of the smaller model that the larger one lacks
     */
    record NotNested(Reason reason, List<String> parts) implements TestRemark {
        /** Copies the list. */
        public NotNested {
            parts = List.copyOf(parts);
        }
    }

    /** Why a model is not a special case of another. */
    enum Reason {
        /** Both have the same number of parameters. */
        SAME_SIZE,
        /** The larger one lacks fixed effects of the smaller one. */
        FIXED_EFFECTS,
        /** The larger one lacks random effects of the smaller one, or restricts their covariances differently. */
        RANDOM_EFFECTS,
        /** They weight the rows differently. */
        WEIGHTS,
        /** They have different offsets. */
        OFFSET
    }
}
