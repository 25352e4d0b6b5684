package org.mixedmodels.engine.inference;

import java.util.Optional;

/** Why a quantity has no standard error and no Wald interval. */
public enum NoInterval {
    /** The variance between the groups is estimated as zero, where the normal approximation does not hold. */
    VARIANCE_ZERO,
    /** The likelihood is flat in some direction at the estimates: the information matrix is not positive definite. */
    NOT_POSITIVE_DEFINITE;

    static Optional<NoInterval> of(double variance, double stdError) {
        if (!Double.isNaN(stdError)) {
            return Optional.empty();
        }
        return Optional.of(variance == 0 ? VARIANCE_ZERO : NOT_POSITIVE_DEFINITE);
    }
}
