package org.mixedmodels.sdk.dialog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knime.node.parameters.WidgetGroup;
import org.mixedmodels.sdk.parameters.ParameterField;

/** Whether a parameters class, its groups and its list elements have constructors without arguments. */
public final class ConstructorCheck {

    private ConstructorCheck() {}

    /** The classes without such a constructor, each in a sentence. */
    public static List<String> mistakes(Class<?> type) {
        List<String> mistakes = new ArrayList<>();
        if (Arrays.stream(type.getDeclaredConstructors()).noneMatch(c -> c.getParameterCount() == 0)) {
            mistakes.add(type.getSimpleName() + " has no constructor without arguments");
        }
        for (ParameterField field : ParameterField.of(type)) {
            if (field.isGroup(WidgetGroup.class)) {
                mistakes.addAll(mistakes(field.type()));
            }
            field.element(WidgetGroup.class).ifPresent(element -> mistakes.addAll(mistakes(element)));
        }
        return mistakes;
    }
}
