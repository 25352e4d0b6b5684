package org.knime.node.parameters.widget.choices;

import java.util.Locale;

/**
 * One constant to choose: the constant and what is shown for it.
 *
 * @param <E> the enum
 */
public record EnumChoice<E extends Enum<E>>(E id, String text) {

    /** A constant shown by its {@link Label}, or by its name in lower case with a capital first letter. */
    public static <E extends Enum<E>> EnumChoice<E> fromEnumConst(E enumConst) {
        return new EnumChoice<>(enumConst, title(enumConst));
    }

    private static String title(Enum<?> constant) {
        Label label = label(constant);
        if (label != null) {
            return label.value();
        }
        String words = constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static Label label(Enum<?> constant) {
        try {
            return constant.getDeclaringClass().getField(constant.name()).getAnnotation(Label.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("no field for the constant " + constant.name(), e);
        }
    }
}
