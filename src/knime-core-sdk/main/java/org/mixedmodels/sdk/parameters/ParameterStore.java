package org.mixedmodels.sdk.parameters;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.Persistable;

/**
 * Makes parameters, saves and loads them. Format: one entry per field in the order of declaration; a group of fields
 * is a config; an array of groups is a config with the configs {@code 0}, {@code 1}, ...; an optional value is the
 * entry (a dummy if absent) and {@code <key>_is_present}.
 */
public final class ParameterStore {

    private static final String PRESENT_SUFFIX = "_is_present";

    private ParameterStore() {}

    /**
     * Makes an object by the constructor without arguments, whatever its visibility.
     *
     * @throws IllegalStateException if there is none or it fails
     */
    public static <T> T create(Class<T> type) {
        try {
            return call(type.getDeclaredConstructor());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type.getName() + " has no constructor without arguments", e);
        }
    }

    /** Makes an object by the constructor that takes the input, or else by the one without arguments. */
    public static <T> T create(Class<T> type, NodeParametersInput input) {
        Constructor<T> constructor;
        try {
            constructor = type.getDeclaredConstructor(NodeParametersInput.class);
        } catch (NoSuchMethodException e) {
            return create(type);
        }
        return call(constructor, input);
    }

    private static <T> T call(Constructor<T> constructor, Object... arguments) {
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(constructor + " failed: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor + " cannot be called", e);
        }
    }

    /** Whether values of a field that is no group can be saved. */
    public static boolean canSave(ParameterField field) {
        return LeafCodec.knows(field.type());
    }

    /** Saves every field of an object. */
    public static void save(Persistable parameters, NodeSettingsWO settings) {
        for (ParameterField field : ParameterField.of(parameters.getClass())) {
            saveField(field, field.get(parameters), settings);
        }
    }

    private static void saveField(ParameterField field, @Nullable Object value, NodeSettingsWO settings) {
        if (field.isGroup(Persistable.class)) {
            save((Persistable) present(field, value), settings.addNodeSettings(field.key()));
        } else if (field.element(Persistable.class).isPresent()) {
            saveElements(value, settings.addNodeSettings(field.key()));
        } else if (field.optional()) {
            saveOptional(field, (Optional<?>) present(field, value), settings);
        } else {
            LeafCodec.of(field.type()).writer().write(settings, field.key(), value);
        }
    }

    private static Object present(ParameterField field, @Nullable Object value) {
        if (value == null) {
            throw new IllegalStateException("the field " + field.field() + " must not be null");
        }
        return value;
    }

    private static void saveElements(@Nullable Object array, NodeSettingsWO settings) {
        int length = array == null ? 0 : Array.getLength(array);
        for (int i = 0; i < length; i++) {
            save((Persistable) Array.get(array, i), settings.addNodeSettings(Integer.toString(i)));
        }
    }

    private static void saveOptional(ParameterField field, Optional<?> value, NodeSettingsWO settings) {
        LeafCodec codec = LeafCodec.of(field.type());
        codec.writer().write(settings, field.key(), value.isPresent() ? value.get() : codec.empty());
        settings.addBoolean(field.key() + PRESENT_SUFFIX, value.isPresent());
    }

    /**
     * Loads every field into a new object.
     *
     * @throws InvalidSettingsException if a key is missing whose field has no default for that case, or a value does
     *     not fit
     */
    public static <T extends Persistable> T load(Class<T> type, NodeSettingsRO settings)
            throws InvalidSettingsException {
        T parameters = create(type);
        for (ParameterField field : ParameterField.of(type)) {
            if (settings.containsKey(field.key()) || !hasDefaultIfAbsent(field)) {
                field.set(parameters, loadField(field, settings));
            }
        }
        return parameters;
    }

    private static boolean hasDefaultIfAbsent(ParameterField field) {
        Migrate migrate = field.field().getAnnotation(Migrate.class);
        return migrate != null && migrate.loadDefaultIfAbsent();
    }

    private static @Nullable Object loadField(ParameterField field, NodeSettingsRO settings)
            throws InvalidSettingsException {
        Optional<Class<?>> element = field.element(Persistable.class);
        if (field.isGroup(Persistable.class)) {
            return load(field.type().asSubclass(Persistable.class), settings.getNodeSettings(field.key()));
        } else if (element.isPresent()) {
            return loadElements(element.get().asSubclass(Persistable.class), settings.getNodeSettings(field.key()));
        } else if (field.optional()) {
            return loadOptional(field, settings);
        }
        return LeafCodec.of(field.type()).reader().read(settings, field.key());
    }

    private static Object loadElements(Class<? extends Persistable> element, NodeSettingsRO settings)
            throws InvalidSettingsException {
        int length = (int)
                settings.keySet().stream().filter(key -> key.matches("\\d+")).count();
        Object array = Array.newInstance(element, length);
        for (int i = 0; i < length; i++) {
            Array.set(array, i, load(element, settings.getNodeSettings(Integer.toString(i))));
        }
        return array;
    }

    private static Optional<?> loadOptional(ParameterField field, NodeSettingsRO settings)
            throws InvalidSettingsException {
        if (!settings.getBoolean(field.key() + PRESENT_SUFFIX, true)) {
            return Optional.empty();
        }
        return Optional.ofNullable(LeafCodec.of(field.type()).reader().read(settings, field.key()));
    }
}
