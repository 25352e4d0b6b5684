package org.knime.core.node.port;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** The class that a serializer is for: the type argument of the first generic superclass that has one. */
final class SerializedClass<T> {

    private final Class<T> type;

    private SerializedClass(Class<T> type) {
        this.type = type;
    }

    /** @throws IllegalStateException if the serializer names no class in an {@code extends} */
    @SuppressWarnings("unchecked")
    static <T> SerializedClass<T> of(Class<?> serializer) {
        for (Class<?> c = serializer; c.getSuperclass() != null; c = c.getSuperclass()) {
            Type parent = c.getGenericSuperclass();
            if (parent instanceof ParameterizedType
                    && ((ParameterizedType) parent).getActualTypeArguments()[0] instanceof Class) {
                return new SerializedClass<>((Class<T>) ((ParameterizedType) parent).getActualTypeArguments()[0]);
            }
        }
        throw new IllegalStateException(serializer.getName() + " does not say what class it serializes");
    }

    Class<T> type() {
        return type;
    }

    /** A new object by the public constructor without parameters. */
    T create() throws IOException {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IOException(type.getName() + " needs a public constructor without parameters", e);
        }
    }
}
