package org.knime.node.parameters.widget.choices.util;

import java.util.Collection;
import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;

/** The columns of an input table whose cells can be read as one of some value classes. */
public class CompatibleColumnsProvider implements FilteredInputTableColumnsProvider {

    private final Collection<Class<? extends DataValue>> valueClasses;

    /** Columns that can be read as the given class. */
    protected CompatibleColumnsProvider(Class<? extends DataValue> valueClass) {
        this(List.of(valueClass));
    }

    /** Columns that can be read as at least one of the given classes. */
    protected CompatibleColumnsProvider(Collection<Class<? extends DataValue>> valueClasses) {
        this.valueClasses = valueClasses;
    }

    @Override
    public boolean isIncluded(DataColumnSpec col) {
        return valueClasses.stream().anyMatch(col.getType()::isCompatible);
    }

    /** Columns of text. */
    public static class StringColumnsProvider extends CompatibleColumnsProvider {

        /** For the dialog, which makes it by reflection, and for subclasses. */
        protected StringColumnsProvider() {
            super(StringValue.class);
        }
    }

    /** Columns of numbers; Boolean columns are among them. */
    public static class DoubleColumnsProvider extends CompatibleColumnsProvider {

        /** For the dialog, which makes it by reflection, and for subclasses. */
        protected DoubleColumnsProvider() {
            super(DoubleValue.class);
        }
    }
}
