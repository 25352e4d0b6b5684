package org.knime.node.parameters.widget.choices;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataType;

/** One named thing with a type to choose: what is saved, what is shown, and its type. */
public record TypedStringChoice(String id, String text, PossibleTypeValue type) {

    /** A type: its identifier and what is shown for it. */
    public static record PossibleTypeValue(String id, String text) {}

    /** A column, saved by its name. */
    public static TypedStringChoice fromColSpec(DataColumnSpec colSpec) {
        DataType type = colSpec.getType();
        String id = type.getPreferredValueClass().getName();
        return new TypedStringChoice(colSpec.getName(), colSpec.getName(), new PossibleTypeValue(id, type.getName()));
    }
}
