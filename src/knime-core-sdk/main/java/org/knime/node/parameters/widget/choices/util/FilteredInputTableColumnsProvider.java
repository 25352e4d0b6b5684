package org.knime.node.parameters.widget.choices.util;

import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;

/** Some columns of an input table. */
public interface FilteredInputTableColumnsProvider extends InputTableIndexHolder, ColumnChoicesProvider {

    @Override
    default List<DataColumnSpec> columnChoices(NodeParametersInput context) {
        return context.getInTableSpec(getInputTableIndex()).stream()
                .flatMap(DataTableSpec::stream)
                .filter(this::isIncluded)
                .toList();
    }

    /** Whether a column is offered. */
    boolean isIncluded(DataColumnSpec col);
}
