package org.mixedmodels.knime.dialog;

import java.util.List;
import java.util.stream.Stream;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;
import org.mixedmodels.knime.table.ColumnTypes;

/** Offers the columns that can predict: numeric ones, and text for categories of the input table. */
public final class PredictorColumns implements ColumnChoicesProvider {
    @Override
    public List<DataColumnSpec> columnChoices(NodeParametersInput context) {
        return InputTable.of(context)
                .map(DataTableSpec::stream)
                .orElseGet(Stream::empty)
                .filter(ColumnTypes::isPredictor)
                .toList();
    }
}
