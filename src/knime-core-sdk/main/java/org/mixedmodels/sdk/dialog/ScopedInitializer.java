package org.mixedmodels.sdk.dialog;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.knime.core.webui.node.dialog.defaultdialog.util.updates.StateComputationFailureException;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.updates.StateProvider.StateProviderInitializer;
import org.mixedmodels.sdk.dialog.Scope.Member;
import org.mixedmodels.sdk.parameters.ParameterStore;

/** Gives a provider the values of a scope, and remembers whether it said when it is computed. */
final class ScopedInitializer implements StateProviderInitializer {

    private final Scope scope;
    private final NodeParametersInput input;
    private boolean triggered;

    ScopedInitializer(Scope scope, NodeParametersInput input) {
        this.scope = scope;
        this.input = input;
    }

    boolean triggered() {
        return triggered;
    }

    /** Makes a provider, initializes it and computes its value. */
    @SuppressWarnings("rawtypes")
    @Nullable
    Object compute(Class<? extends StateProvider> type) throws StateComputationFailureException {
        StateProvider<?> provider = ParameterStore.create(type);
        provider.init(this);
        return provider.computeState(input);
    }

    private Member field(Class<?> reference) {
        return scope.findUpwards(reference)
                .orElseThrow(
                        () -> new IllegalStateException("no field carries the reference " + reference.getSimpleName()));
    }

    @Override
    public NodeParametersInput getNodeParametersInput() {
        return input;
    }

    @Override
    public <T> Supplier<T> computeFromValueSupplier(Class<? extends ParameterReference<T>> ref) {
        triggered = true;
        return getValueSupplier(ref);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // a field may be null, and so may be what the supplier gives
    public <T> Supplier<T> getValueSupplier(Class<? extends ParameterReference<T>> ref) {
        Member member = field(ref);
        return () -> (T) member.field().get(member.owner());
    }

    @Override
    public <T> void computeOnValueChange(Class<? extends ParameterReference<T>> id) {
        field(id);
        triggered = true;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // a provider may compute null
    public <T> Supplier<T> computeFromProvidedState(Class<? extends StateProvider<T>> stateProviderClass) {
        ScopedInitializer inner = new ScopedInitializer(scope, input);
        try {
            Object state = inner.compute(stateProviderClass);
            triggered |= inner.triggered;
            return () -> (T) state;
        } catch (StateComputationFailureException e) {
            throw new IllegalStateException(stateProviderClass.getSimpleName() + " gave up: " + e.getMessage(), e);
        }
    }

    @Override
    public void computeBeforeOpenDialog() {
        triggered = true;
    }

    @Override
    public void computeAfterOpenDialog() {
        triggered = true;
    }
}
