package org.mixedmodels.runner.fit;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.inference.Bootstrap;
import org.mixedmodels.engine.inference.Interval;

/** An object of JSON in the making: numbers with all their digits, null for what is not known. */
final class JsonFields {

    private final JsonObjectBuilder builder = Json.createObjectBuilder();

    /** Adds a number. */
    JsonFields add(String key, double value) {
        if (Double.isFinite(value)) {
            builder.add(key, value);
        } else {
            builder.addNull(key);
        }
        return this;
    }

    /** Adds a whole number. */
    JsonFields add(String key, long value) {
        builder.add(key, value);
        return this;
    }

    /** Adds a text or null. */
    JsonFields add(String key, @Nullable String value) {
        if (value == null) {
            builder.addNull(key);
        } else {
            builder.add(key, value);
        }
        return this;
    }

    /** Adds the name of a constant as the command line writes it, such as kenward-roger, or null. */
    JsonFields add(String key, @Nullable Enum<?> value) {
        return add(key, value == null ? null : name(value));
    }

    /** Adds true or false. */
    JsonFields add(String key, boolean value) {
        builder.add(key, value);
        return this;
    }

    /** Adds an object or null. */
    JsonFields add(String key, @Nullable JsonFields value) {
        if (value == null) {
            builder.addNull(key);
        } else {
            builder.add(key, value.builder);
        }
        return this;
    }

    /** Adds a list of objects. */
    <T> JsonFields objects(String key, List<T> values, Function<T, JsonFields> object) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        values.forEach(value -> array.add(object.apply(value).builder));
        builder.add(key, array);
        return this;
    }

    /** Adds a list of texts. */
    JsonFields texts(String key, List<String> values) {
        builder.add(key, Json.createArrayBuilder(values));
        return this;
    }

    /** Adds a list of numbers. */
    JsonFields numbers(String key, List<Double> values) {
        builder.add(key, Json.createArrayBuilder(values));
        return this;
    }

    JsonObject build() {
        return builder.build();
    }

    /** The name of a constant in small letters, with hyphens. */
    static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The interval of a number of a bootstrap; null without one. */
    static @Nullable JsonFields replicates(@Nullable Bootstrap bootstrap, int number, double level) {
        if (bootstrap == null) {
            return null;
        }
        Interval interval = bootstrap.interval(number, level);
        return new JsonFields()
                .add("stdError", bootstrap.stdError(number))
                .add("lower", interval.lower())
                .add("upper", interval.upper());
    }
}
