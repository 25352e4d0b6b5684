package org.knime.node.parameters.updates;

import java.util.List;

/** Predicates joined by {@code and}, {@code or} or {@code not}. Not a type of KNIME; nodes see the interface only. */
record CombinedPredicate(String operator, List<EffectPredicate> operands) implements EffectPredicate {}
