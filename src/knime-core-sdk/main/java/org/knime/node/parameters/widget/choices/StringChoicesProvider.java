package org.knime.node.parameters.widget.choices;

import java.util.List;
import org.knime.node.parameters.NodeParametersInput;

/** Texts to choose from. A class overrides {@code choices} or {@code computeState}. */
public non-sealed interface StringChoicesProvider extends ChoicesStateProvider<StringChoice> {

    @Override
    default void init(StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
    }

    /** The texts, in the order in which they are shown. */
    default List<String> choices(NodeParametersInput context) {
        throw new IllegalStateException(getClass().getName() + " overrides neither choices nor computeState");
    }

    @Override
    default List<StringChoice> computeState(NodeParametersInput context) {
        return choices(context).stream().map(StringChoice::fromId).toList();
    }
}
