package org.mixedmodels.engine.likelihood;

/** What is maximised. */
public enum Estimation {
    /** The restricted likelihood: variances allow for the estimation of the fixed effects. */
    REML("REML criterion"),
    /** The likelihood: models with different fixed effects can be compared. */
    ML("deviance");

    private final String criterionName;

    Estimation(String criterionName) {
        this.criterionName = criterionName;
    }

    /** The name of minus twice the maximised logarithm. */
    public String criterionName() {
        return criterionName;
    }
}
