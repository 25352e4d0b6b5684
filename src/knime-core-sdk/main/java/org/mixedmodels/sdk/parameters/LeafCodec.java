package org.mixedmodels.sdk.parameters;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/**
 * How the values of one type are saved under a key.
 *
 * @param reader reads a value; the key must exist
 * @param writer writes a value
 * @param empty what is written for an optional field without a value
 */
record LeafCodec(Reader reader, Writer writer, @Nullable Object empty) {

    private static final Map<Class<?>, LeafCodec> CODECS = codecs();

    /** Reads a value. */
    @FunctionalInterface
    interface Reader {
        @Nullable
        Object read(NodeSettingsRO settings, String key) throws InvalidSettingsException;
    }

    /** Writes a value. */
    @FunctionalInterface
    interface Writer {
        void write(NodeSettingsWO settings, String key, @Nullable Object value);
    }

    static boolean knows(Class<?> type) {
        return type.isEnum() || CODECS.containsKey(type);
    }

    /** Writes a value that is never null. */
    @FunctionalInterface
    private interface Setter<T> {
        void set(NodeSettingsWO settings, String key, T value);
    }

    /**
     * The codec of a type.
     *
     * @throws IllegalArgumentException if values of the type cannot be saved
     */
    static LeafCodec of(Class<?> type) {
        if (type.isEnum()) {
            return ofEnum(type);
        }
        LeafCodec codec = CODECS.get(type);
        if (codec == null) {
            throw new IllegalArgumentException("values of " + type + " cannot be saved in node settings");
        }
        return codec;
    }

    private static Map<Class<?>, LeafCodec> codecs() {
        Map<Class<?>, LeafCodec> codecs = new HashMap<>();
        codecs.put(Void.class, new LeafCodec((s, k) -> null, (s, k, v) -> {}, null));
        codecs.put(
                String.class, new LeafCodec(NodeSettingsRO::getString, (s, k, v) -> s.addString(k, (String) v), null));
        codecs.put(
                String[].class,
                new LeafCodec(
                        NodeSettingsRO::getStringArray, (s, k, v) -> s.addStringArray(k, (String[]) v), new String[0]));
        put(codecs, int.class, Integer.class, NodeSettingsRO::getInt, NodeSettingsWO::addInt, 0);
        put(codecs, long.class, Long.class, NodeSettingsRO::getLong, NodeSettingsWO::addLong, 0L);
        put(codecs, double.class, Double.class, NodeSettingsRO::getDouble, NodeSettingsWO::addDouble, 0.0);
        put(codecs, boolean.class, Boolean.class, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean, false);
        return Map.copyOf(codecs);
    }

    private static <T> void put(
            Map<Class<?>, LeafCodec> codecs,
            Class<?> primitive,
            Class<T> boxed,
            Reader reader,
            Setter<T> setter,
            T empty) {
        Writer writer = (settings, key, value) -> setter.set(settings, key, boxed.cast(Objects.requireNonNull(value)));
        LeafCodec codec = new LeafCodec(reader, writer, empty);
        codecs.put(primitive, codec);
        codecs.put(boxed, codec);
    }

    private static LeafCodec ofEnum(Class<?> type) {
        return new LeafCodec(
                (settings, key) -> constant(type, key, settings.getString(key)),
                (settings, key, value) -> settings.addString(key, value == null ? null : ((Enum<?>) value).name()),
                null);
    }

    private static Object constant(Class<?> type, String key, @Nullable String name) throws InvalidSettingsException {
        Object[] constants = type.getEnumConstants();
        for (Object constant : constants) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        String allowed = Arrays.stream(constants).map(c -> ((Enum<?>) c).name()).collect(Collectors.joining(", "));
        throw new InvalidSettingsException(
                "\"" + name + "\" is no value of \"" + key + "\". Possible values: " + allowed);
    }
}
