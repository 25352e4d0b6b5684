package org.mixedmodels.sdk.dialog;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.knime.node.parameters.updates.ParameterReference;

/** The type of the value that a reference names. */
final class ReferenceType {

    private static final Map<Class<?>, Class<?>> BOXED = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            double.class, Double.class,
            boolean.class, Boolean.class);

    private ReferenceType() {}

    /** What is wrong if a field carries a reference of another type; empty if nothing is. */
    static String mismatch(Class<?> reference, Field field) {
        Type declared = of(reference);
        Type actual = BOXED.getOrDefault(field.getType(), field.getType());
        if (declared == null || declared.equals(actual) || declared.equals(field.getGenericType())) {
            return "";
        }
        return " is a " + actual.getTypeName() + ", but its reference " + reference.getSimpleName() + " names a "
                + declared.getTypeName();
    }

    /** The type argument, found in the interfaces and superclasses of the reference; null if it is not to be found. */
    private static @Nullable Type of(@Nullable Class<?> reference) {
        if (reference == null) {
            return null;
        }
        for (Type parent : reference.getGenericInterfaces()) {
            if (parent instanceof ParameterizedType type && type.getRawType() == ParameterReference.class) {
                return type.getActualTypeArguments()[0];
            } else if (parent instanceof Class<?> raw && of(raw) != null) {
                return of(raw);
            }
        }
        return of(reference.getSuperclass());
    }
}
