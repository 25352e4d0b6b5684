package org.knime.core.node.port;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** The class that a serializer is for: the type argument of its generic superclass. */
final class SerializedClass<T> {

    private final Class<T> type;

    private SerializedClass(Class<T> type) {
        this.type = type;
    }

    /** @throws IllegalStateException if the serializer does not name a class in its {@code extends} */
    @SuppressWarnings("unchecked")
    static <T> SerializedClass<T> of(Class<?> serializer) {
        Type parent = serializer.getGenericSuperclass();
        if (parent instanceof ParameterizedType) {
            Type argument = ((ParameterizedType) parent).getActualTypeArguments()[0];
            if (argument instanceof Class) {
                return new SerializedClass<>((Class<T>) argument);
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
