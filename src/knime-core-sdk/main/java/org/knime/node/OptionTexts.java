package org.knime.node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.widget.choices.Label;
import org.mixedmodels.sdk.parameters.ParameterField;

/** The texts of parameters for the node description. Not a type of KNIME. */
final class OptionTexts {

    private OptionTexts() {}

    /** A parameter's title (plain) and description (XML). */
    record Option(String title, String description) {}

    /** One option per shown field; those of groups in their place, those of list elements within the list's text. */
    static List<Option> of(Class<?> group) {
        List<Option> options = new ArrayList<>();
        for (ParameterField field : ParameterField.of(group)) {
            if (field.isGroup(WidgetGroup.class)) {
                options.addAll(of(field.type()));
            } else {
                of(field).ifPresent(options::add);
            }
        }
        return options;
    }

    private static Optional<Option> of(ParameterField field) {
        return Optional.ofNullable(field.field().getAnnotation(Widget.class))
                .map(widget -> new Option(widget.title(), widget.description() + details(field)));
    }

    private static String details(ParameterField field) {
        Optional<Class<?>> element = field.element(WidgetGroup.class);
        if (element.isPresent()) {
            return list(of(element.get()));
        } else if (field.type().isEnum()) {
            return list(Arrays.stream(field.type().getEnumConstants())
                    .map(constant -> constant((Enum<?>) constant))
                    .toList());
        }
        return "";
    }

    /** A constant is shown by its label, or by its name in lower case with a capital first letter. */
    private static Option constant(Enum<?> constant) {
        Label label = label(constant);
        if (label != null) {
            return new Option(label.value(), label.description());
        }
        String words = constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Option(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1), "");
    }

    private static Label label(Enum<?> constant) {
        try {
            return constant.getDeclaringClass().getField(constant.name()).getAnnotation(Label.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("no field for the constant " + constant.name(), e);
        }
    }

    /** A list in XML; nothing if no item has a description. */
    private static String list(List<Option> items) {
        if (items.stream().allMatch(item -> item.description().isBlank())) {
            return "";
        }
        StringBuilder xml = new StringBuilder("<ul>");
        for (Option item : items) {
            xml.append("<li><b>").append(escape(item.title())).append("</b>");
            xml.append(item.description().isBlank() ? "" : ": " + item.description())
                    .append("</li>");
        }
        return xml.append("</ul>").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
