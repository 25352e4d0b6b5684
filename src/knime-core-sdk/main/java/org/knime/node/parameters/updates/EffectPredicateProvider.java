package org.knime.node.parameters.updates;

import java.util.List;
import java.util.function.Predicate;
import org.knime.node.parameters.NodeParametersInput;

/** Makes the condition of an {@link Effect}. */
@FunctionalInterface
public interface EffectPredicateProvider {

    /** Makes the condition from the values of other parameters. */
    EffectPredicate init(PredicateInitializer i);

    /** Gives access to the values of parameters that carry a {@link ValueReference}. */
    interface PredicateInitializer {

        /** The value of a field of type String. */
        StringReference getString(Class<? extends ParameterReference<String>> reference);

        /** The value of a field of type boolean. */
        BooleanReference getBoolean(Class<? extends ParameterReference<Boolean>> reference);

        /** The value of an array of parameter groups. */
        <T> ArrayReference getArray(Class<? extends ParameterReference<T[]>> reference);

        /** The value of a field of an enum type. */
        <E extends Enum<E>> EnumReference<E> getEnum(Class<? extends ParameterReference<E>> reference);

        /** A text. */
        interface StringReference {

            /** Whether the text is the given one. */
            EffectPredicate isEqualTo(String value);

            /** Whether the whole text matches the regular expression. */
            EffectPredicate matchesPattern(String pattern);
        }

        /** A truth value. */
        interface BooleanReference {

            /** Whether the value is true. */
            EffectPredicate isTrue();

            /** Whether the value is false. */
            EffectPredicate isFalse();
        }

        /** A constant of an enum. */
        interface EnumReference<E extends Enum<E>> {

            /** Whether the constant is among the given ones. */
            @SuppressWarnings("unchecked")
            EffectPredicate isOneOf(E... values);
        }

        /** An array of parameter groups. */
        interface ArrayReference {

            /** Whether there are at least two elements. */
            EffectPredicate hasMultipleItems();

            /** Whether an element fulfils a condition on its own fields. */
            EffectPredicate containsElementSatisfying(EffectPredicateProvider elementPredicate);
        }

        /** Whether no field carries this reference. */
        boolean isMissing(Class<? extends ParameterReference<?>> reference);

        /** A condition on the ports; it is tested once, when the dialog is opened. */
        EffectPredicate getConstant(Predicate<NodeParametersInput> predicate);

        /** Always false. */
        default EffectPredicate never() {
            return getConstant(input -> false);
        }

        /** Always true. */
        default EffectPredicate always() {
            return getConstant(input -> true);
        }

        /** The condition of another provider. */
        EffectPredicate getPredicate(Class<? extends EffectPredicateProvider> predicateProviderClass);

        /** The condition of another provider. */
        EffectPredicate getPredicate(EffectPredicateProvider predicateProvider);
    }

    /** True where all are true. */
    default EffectPredicate and(EffectPredicate... predicates) {
        return new CombinedPredicate("and", List.of(predicates));
    }

    /** True where the given one is false. */
    default EffectPredicate not(EffectPredicate predicate) {
        return new CombinedPredicate("not", List.of(predicate));
    }

    /** True where at least one is true. */
    default EffectPredicate or(EffectPredicate... predicates) {
        return new CombinedPredicate("or", List.of(predicates));
    }
}
