package org.mixedmodels.sdk.dialog;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.EffectPredicateProvider.PredicateInitializer;
import org.knime.node.parameters.updates.ParameterReference;
import org.mixedmodels.sdk.dialog.Scope.Member;
import org.mixedmodels.sdk.parameters.ParameterStore;

/** Resolves conditions within a scope; a reference that no field of the scope carries is an error, as in KNIME. */
record ScopedPredicates(Scope scope, NodeParametersInput input) implements PredicateInitializer {

    /** What a condition is made of does not matter here. */
    private record Resolved(String text) implements EffectPredicate {}

    private Member field(Class<?> reference) {
        return scope.find(reference)
                .orElseThrow(() -> new IllegalStateException("no field of "
                        + scope.type().getSimpleName() + " carries the reference " + reference.getSimpleName()
                        + (scope.isElement() ? " (a list element sees its own fields only)" : "")));
    }

    @Override
    public StringReference getString(Class<? extends ParameterReference<String>> reference) {
        Member field = field(reference);
        return new StringReference() {
            @Override
            public EffectPredicate isEqualTo(String value) {
                return new Resolved(field + " = " + value);
            }

            @Override
            public EffectPredicate matchesPattern(String pattern) {
                return new Resolved(field + " ~ " + Pattern.compile(pattern));
            }
        };
    }

    @Override
    public BooleanReference getBoolean(Class<? extends ParameterReference<Boolean>> reference) {
        Member field = field(reference);
        return new BooleanReference() {
            @Override
            public EffectPredicate isTrue() {
                return new Resolved(field + " = true");
            }

            @Override
            public EffectPredicate isFalse() {
                return new Resolved(field + " = false");
            }
        };
    }

    @Override
    public <E extends Enum<E>> EnumReference<E> getEnum(Class<? extends ParameterReference<E>> reference) {
        Member field = field(reference);
        return new EnumReference<E>() {
            @Override
            @SafeVarargs
            public final EffectPredicate isOneOf(E... values) {
                return new Resolved(field + " in " + Arrays.toString(values));
            }
        };
    }

    @Override
    public <T> ArrayReference getArray(Class<? extends ParameterReference<T[]>> reference) {
        Member field = field(reference);
        return new ArrayReference() {
            @Override
            public EffectPredicate hasMultipleItems() {
                return new Resolved(field + " has several items");
            }

            @Override
            public EffectPredicate containsElementSatisfying(EffectPredicateProvider elementPredicate) {
                Class<?> element = field.field().element(WidgetGroup.class).orElseThrow();
                Scope elements = Scope.root(element, ParameterStore.create(element));
                return elementPredicate.init(new ScopedPredicates(elements, input));
            }
        };
    }

    @Override
    public boolean isMissing(Class<? extends ParameterReference<?>> reference) {
        return scope.find(reference).isEmpty();
    }

    @Override
    public EffectPredicate getConstant(Predicate<NodeParametersInput> predicate) {
        return new Resolved(Boolean.toString(predicate.test(input)));
    }

    @Override
    public EffectPredicate getPredicate(Class<? extends EffectPredicateProvider> predicateProviderClass) {
        return getPredicate(ParameterStore.create(predicateProviderClass));
    }

    @Override
    public EffectPredicate getPredicate(EffectPredicateProvider predicateProvider) {
        return predicateProvider.init(this);
    }
}
