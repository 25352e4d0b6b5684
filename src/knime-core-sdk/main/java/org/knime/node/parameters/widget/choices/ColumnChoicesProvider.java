package org.knime.node.parameters.widget.choices;

import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.node.parameters.NodeParametersInput;

/** Columns to choose from. A class overrides {@code columnChoices} or {@code computeState}. */
public interface ColumnChoicesProvider extends TypedStringChoicesProvider {

    @Override
    default void init(StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
    }

    /** The columns, in the order in which they are shown. */
    default List<DataColumnSpec> columnChoices(NodeParametersInput context) {
        throw new IllegalStateException(getClass().getName() + " overrides neither columnChoices nor computeState");
    }

    @Override
    default List<TypedStringChoice> computeState(NodeParametersInput context) {
        return columnChoices(context).stream()
                .map(TypedStringChoice::fromColSpec)
                .toList();
    }
}
