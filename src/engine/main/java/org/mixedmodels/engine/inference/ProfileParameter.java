package org.mixedmodels.engine.inference;

/** A parameter whose profile can be asked for. */
public sealed interface ProfileParameter {

    /**
     * A fixed effect.
     *
     * @param term the coefficient's name
     */
    record Coefficient(String term) implements ProfileParameter {}

    /**
     * The standard deviation of a random effect.
     *
     * @param term the random-effects term's place in the specification
     * @param group its grouping factor
     * @param effect the effect's name
     */
    record Deviation(int term, String group, String effect) implements ProfileParameter {}

    /**
     * The correlation of two random effects of a term.
     *
     * @param term the random-effects term's place in the specification
     * @param group its grouping factor
     * @param first the name of the effect that comes first
     * @param second that of the other
     */
    record Correlation(int term, String group, String first, String second) implements ProfileParameter {}

    /**
     * The covariance of two random effects of a term.
     *
     * @param term the random-effects term's place in the specification
     * @param group its grouping factor
     * @param first the name of the effect that comes first
     * @param second that of the other
     */
    record Covariance(int term, String group, String first, String second) implements ProfileParameter {}

    /** The residual standard deviation sigma. */
    record Residual() implements ProfileParameter {}
}
