package org.mixedmodels.knime.fit;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.mixedmodels.knime.dialog.InputTable;
import org.mixedmodels.knime.table.ColumnTypes;
import org.mixedmodels.knime.table.KnownValues;

/** One nominal column with the category that the others are compared with. */
final class ReferenceParameters implements NodeParameters {

    @Widget(title = "Column", description = "A column of categories (text or true/false) that is in the model.")
    @ChoicesProvider(NominalColumns.class)
    @ValueReference(ColumnReference.class)
    String m_column = "";

    @Widget(
            title = "Reference category",
            description = "The category that the others are compared with: its expectation is in the intercept, and"
                    + " the coefficient of another category is the difference from it. If no categories are offered,"
                    + " run the node Domain Calculator before this one.")
    @ChoicesProvider(Categories.class)
    String m_category = "";

    static final class ColumnReference implements ParameterReference<String> {}

    /** Offers the columns of categories. */
    static final class NominalColumns implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(NodeParametersInput context) {
            return InputTable.of(context)
                    .map(DataTableSpec::stream)
                    .orElseGet(Stream::empty)
                    .filter(ColumnTypes::isNominal)
                    .toList();
        }
    }

    /** Offers the categories of the chosen column, as far as the table's spec tells them. */
    static final class Categories implements StringChoicesProvider {

        private @Nullable Supplier<String> m_column;

        @Override
        public void init(StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
            m_column = initializer.computeFromValueSupplier(ColumnReference.class);
        }

        @Override
        public List<String> choices(NodeParametersInput context) {
            String column = m_column == null ? null : m_column.get();
            return InputTable.of(context)
                    .flatMap(table -> Optional.ofNullable(column == null ? null : table.getColumnSpec(column)))
                    .map(KnownValues::categories)
                    .orElseGet(List::of);
        }
    }
}
