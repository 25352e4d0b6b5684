package org.mixedmodels.sdk;

import java.util.ArrayList;
import java.util.List;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.mixedmodels.sdk.dialog.ConstructorCheck;
import org.mixedmodels.sdk.dialog.EffectCheck;
import org.mixedmodels.sdk.dialog.FieldCheck;
import org.mixedmodels.sdk.dialog.LayoutCheck;
import org.mixedmodels.sdk.dialog.ProviderCheck;
import org.mixedmodels.sdk.dialog.Scope;
import org.mixedmodels.sdk.parameters.ParameterStore;

/**
 * Finds mistakes in the annotations of a parameters class that KNIME reports only when the dialog is made, or never.
 * It reads the class, resolves every effect and calls every provider once with the given input.
 */
public final class DialogCheck {

    private DialogCheck() {}

    /** The mistakes, each as a sentence; empty if there are none. */
    public static List<String> mistakes(Class<? extends NodeParameters> type, NodeParametersInput input) {
        List<String> mistakes = new ArrayList<>(ConstructorCheck.mistakes(type));
        if (!mistakes.isEmpty()) {
            return mistakes;
        }
        check(Scope.root(type, ParameterStore.create(type, input)), input, mistakes);
        return List.copyOf(mistakes);
    }

    private static void check(Scope scope, NodeParametersInput input, List<String> mistakes) {
        mistakes.addAll(FieldCheck.mistakes(scope));
        mistakes.addAll(LayoutCheck.mistakes(scope));
        mistakes.addAll(EffectCheck.mistakes(scope, input));
        mistakes.addAll(ProviderCheck.mistakes(scope, input));
        scope.elements().forEach(element -> check(element, input, mistakes));
    }
}
