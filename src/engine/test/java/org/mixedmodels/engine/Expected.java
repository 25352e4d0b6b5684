package org.mixedmodels.engine;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Reference numbers made by R; the scripts are in src/reference. */
public final class Expected {

    private Expected() {}

    public static JsonObject load(String id) {
        InputStream stream =
                Objects.requireNonNull(Expected.class.getResourceAsStream("/expected/" + id + ".json"), id);
        try (JsonReader reader = Json.createReader(stream)) {
            return reader.readObject();
        }
    }

    /** The ids of the expected files whose name matches a pattern. */
    public static List<String> ids(String pattern) {
        try (Stream<Path> files = Files.list(Path.of("test/resources/expected"))) {
            return files.map(f -> f.getFileName().toString().replace(".json", ""))
                    .filter(id -> id.matches(pattern))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<JsonObject> objects(JsonObject parent, String key) {
        return parent.getJsonArray(key).getValuesAs(JsonObject.class);
    }

    public static List<String> strings(JsonObject parent, String key) {
        return parent.getJsonArray(key).getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    public static double[] numbers(JsonArray array) {
        return array.stream().mapToDouble(Expected::number).toArray();
    }

    public static double[][] matrix(JsonObject parent, String key) {
        return parent.getJsonArray(key).getValuesAs(JsonArray.class).stream()
                .map(Expected::numbers)
                .toArray(double[][]::new);
    }

    public static double number(JsonObject parent, String key) {
        return number(parent.get(key));
    }

    private static double number(JsonValue value) {
        return value instanceof JsonNumber n ? n.doubleValue() : Double.NaN;
    }
}
