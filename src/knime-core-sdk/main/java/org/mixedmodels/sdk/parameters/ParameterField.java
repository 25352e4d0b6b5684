package org.mixedmodels.sdk.parameters;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of a parameters class that is saved and shown: not static, not transient and not private. Private fields
 * are silently left out, as KNIME does.
 */
public record ParameterField(Field field) {

    private static final String PREFIX = "m_";

    /** The fields of a class, those of its superclass first, each in the order of declaration. */
    public static List<ParameterField> of(Class<?> owner) {
        List<ParameterField> fields = new ArrayList<>();
        Class<?> parent = owner.getSuperclass();
        if (parent != null && parent != Object.class) {
            fields.addAll(of(parent));
        }
        Arrays.stream(owner.getDeclaredFields())
                .filter(ParameterField::isParameter)
                .map(ParameterField::new)
                .forEach(fields::add);
        return fields;
    }

    private static boolean isParameter(Field field) {
        int modifiers = field.getModifiers();
        return !field.isSynthetic()
                && !Modifier.isStatic(modifiers)
                && !Modifier.isTransient(modifiers)
                && !Modifier.isPrivate(modifiers);
    }

    /** The key under which the field is saved: its name without {@code m_}. */
    public String key() {
        String name = field.getName();
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }

    /** Whether the field is an {@link Optional}. */
    public boolean optional() {
        return field.getType() == Optional.class;
    }

    /** The field's type, or what the optional field contains. */
    public Class<?> type() {
        return optional() ? content() : field.getType();
    }

    private Class<?> content() {
        Type content = ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
        if (content instanceof Class<?> raw) {
            return raw;
        }
        throw new IllegalArgumentException("optional field " + field + " of a type that has type arguments itself");
    }

    /** Whether the field holds one group of further fields; {@code kind} marks the groups. */
    public boolean isGroup(Class<?> kind) {
        return kind.isAssignableFrom(field.getType());
    }

    /** The class of the elements if the field is an array of groups; {@code kind} marks the groups. */
    public Optional<Class<?>> element(Class<?> kind) {
        Class<?> element = field.getType().getComponentType();
        return Optional.<Class<?>>ofNullable(element).filter(kind::isAssignableFrom);
    }

    /** The value of the field in an object. */
    public @Nullable Object get(Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + field, e);
        }
    }

    /** Sets the value of the field in an object. */
    public void set(Object owner, @Nullable Object value) {
        try {
            field.setAccessible(true);
            field.set(owner, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot write " + field, e);
        }
    }
}
