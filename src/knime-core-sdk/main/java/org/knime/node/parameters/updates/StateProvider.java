package org.knime.node.parameters.updates;

import java.util.function.Supplier;
import org.knime.core.webui.node.dialog.defaultdialog.util.updates.StateComputationFailureException;
import org.knime.node.parameters.NodeParametersInput;

/**
 * Computes a value that a dialog needs: choices, a default, a message, or the value of another field. {@code init}
 * says when; {@code computeState} says what. The class needs a constructor without arguments.
 *
 * @param <S> the type of the value
 */
public interface StateProvider<S> {

    /** Declares what a provider depends on. */
    interface StateProviderInitializer {

        /** What is known at the ports. */
        NodeParametersInput getNodeParametersInput();

        /** The value of a field; a change of it starts a computation. */
        <T> Supplier<T> computeFromValueSupplier(Class<? extends ParameterReference<T>> ref);

        /** The value of a field; a change of it does not start a computation. */
        <T> Supplier<T> getValueSupplier(Class<? extends ParameterReference<T>> ref);

        /** A change of this field starts a computation. */
        <T> void computeOnValueChange(Class<? extends ParameterReference<T>> id);

        /** The value of another provider; a change of it starts a computation. */
        <T> Supplier<T> computeFromProvidedState(Class<? extends StateProvider<T>> stateProviderClass);

        /** Computed before the dialog is shown. */
        void computeBeforeOpenDialog();

        /** Computed while the dialog is already visible; for slow computations. */
        void computeAfterOpenDialog();
    }

    /** Declares when the value is computed and keeps the suppliers it is computed from. */
    void init(StateProviderInitializer initializer);

    /**
     * Computes the value.
     *
     * @throws StateComputationFailureException to leave the value as it is
     */
    S computeState(NodeParametersInput parametersInput) throws StateComputationFailureException;
}
