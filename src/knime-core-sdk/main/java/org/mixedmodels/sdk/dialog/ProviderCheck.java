package org.mixedmodels.sdk.dialog;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.knime.core.webui.node.dialog.defaultdialog.util.updates.StateComputationFailureException;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.updates.ValueProvider;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.message.TextMessage;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.mixedmodels.sdk.dialog.Scope.Member;
import org.mixedmodels.sdk.parameters.ParameterStore;

/** Whether every provider of a scope can be made, says when it is computed, and computes something that fits. */
public final class ProviderCheck {

    private static final String INTERNAL = "org.knime.core.webui.";

    private final Scope scope;
    private final NodeParametersInput input;
    private final List<String> mistakes = new ArrayList<>();

    private ProviderCheck(Scope scope, NodeParametersInput input) {
        this.scope = scope;
        this.input = input;
    }

    /** The providers that fail, each in a sentence. */
    public static List<String> mistakes(Scope scope, NodeParametersInput input) {
        ProviderCheck check = new ProviderCheck(scope, input);
        scope.members().forEach(check::member);
        return check.mistakes;
    }

    private void member(Member member) {
        providers(member).forEach((provider, expected) -> compute(member, provider, expected));
        validations(member).forEach(validation -> {
            try {
                ParameterStore.create(validation);
            } catch (IllegalStateException e) {
                mistakes.add(member + ": " + e.getMessage());
            }
        });
    }

    /** The providers of a field with the class that the result must have. */
    @SuppressWarnings("rawtypes")
    private static Map<Class<? extends StateProvider>, Class<?>> providers(Member member) {
        Map<Class<? extends StateProvider>, Class<?>> providers = new LinkedHashMap<>();
        member.annotation(ChoicesProvider.class).ifPresent(a -> providers.put(a.value(), List.class));
        member.annotation(TextMessage.class).ifPresent(a -> providers.put(a.value(), Optional.class));
        member.annotation(ValueProvider.class).ifPresent(a -> providers.put(a.value(), Object.class));
        member.annotation(OptionalWidget.class).ifPresent(a -> providers.put(a.defaultProvider(), Object.class));
        member.annotation(ArrayWidget.class)
                .ifPresent(a -> providers.put(
                        a.elementDefaultValueProvider(),
                        member.field().element(WidgetGroup.class).orElse(Object.class)));
        member.annotation(NumberInputWidget.class)
                .ifPresent(a -> Stream.of(a.minValidationProvider(), a.maxValidationProvider())
                        .forEach(p -> providers.put(p, Object.class)));
        providers.keySet().removeIf(p -> p == StateProvider.class || p.getName().startsWith(INTERNAL));
        return providers;
    }

    private static List<Class<?>> validations(Member member) {
        return member.annotation(NumberInputWidget.class).stream()
                .<Class<?>>flatMap(a -> Stream.of(a.minValidation(), a.maxValidation()))
                .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                .toList();
    }

    @SuppressWarnings("rawtypes")
    private void compute(Member member, Class<? extends StateProvider> type, Class<?> expected) {
        try {
            ScopedInitializer initializer = new ScopedInitializer(scope, input);
            Object state = initializer.compute(type);
            if (!initializer.triggered()) {
                mistakes.add(member + ": " + type.getSimpleName() + " says nowhere when it is computed");
            }
            checkState(member, type, state, expected);
        } catch (StateComputationFailureException e) {
            // a provider may give up: the dialog keeps the value as it is
        } catch (RuntimeException e) {
            mistakes.add(member + ": " + type.getSimpleName() + " fails: " + e);
        }
    }

    private void checkState(Member member, Class<?> type, @Nullable Object state, Class<?> expected) {
        if (!expected.isInstance(state) && expected != Object.class) {
            mistakes.add(member + ": " + type.getSimpleName() + " computes "
                    + (state == null ? "null" : state.getClass().getSimpleName()) + " instead of "
                    + expected.getSimpleName());
        }
    }
}
