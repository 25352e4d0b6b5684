package org.knime.node.parameters.updates;

import java.util.List;

/** A condition on parameters, made by {@link EffectPredicateProvider.PredicateInitializer}. */
public interface EffectPredicate {

    /** True where this one and the other are true. */
    default EffectPredicate and(EffectPredicate other) {
        return new CombinedPredicate("and", List.of(this, other));
    }

    /** True where this one or the other or both are true. */
    default EffectPredicate or(EffectPredicate other) {
        return new CombinedPredicate("or", List.of(this, other));
    }

    /** True where this one is false. */
    default EffectPredicate negate() {
        return new CombinedPredicate("not", List.of(this));
    }
}
