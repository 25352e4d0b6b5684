package org.mixedmodels.knime.port;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ArchiveWriter} has written, and refuses what is newer, incomplete or damaged. */
final class ArchiveReader {

    private static final int CHUNK = 1 << 16;

    /** From this version on, each format has a checksum in its header. */
    private static final int CHECKSUM_SINCE = 2;

    private final String m_what;
    private final Map<String, String> m_texts = new HashMap<>();
    private final Map<String, Object> m_values = new HashMap<>();
    private final int m_version;

    /**
     * Reads both entries; the stream stays open.
     *
     * @param format what must be stored
     * @param version the newest version of the format that the caller understands
     * @param what how messages name the thing, such as "model"
     * @throws IOException if it is another format, a newer version, or damaged
     */
    ArchiveReader(ZipInputStream zip, String format, int version, String what) throws IOException {
        m_what = what;
        try {
            JsonObject header = header(zip);
            if (!format.equals(header.getString("format"))) {
                throw damaged("it holds \"" + header.getString("format") + "\"");
            }
            m_version = header.getInt("version");
            FormatVersion.check(m_version, version, what);
            header.getJsonObject("texts").forEach((name, value) -> m_texts.put(name, text(value)));
            values(zip, header);
        } catch (EOFException e) {
            throw damaged("it ends too early", e);
        } catch (ZipException e) {
            throw damaged("some of its bytes have changed", e);
        } catch (JsonException | ClassCastException | NullPointerException e) {
            throw damaged("its header cannot be read", e);
        }
    }

    private static String text(JsonValue value) {
        return ((JsonString) value).getString();
    }

    private JsonObject header(ZipInputStream zip) throws IOException {
        enter(zip, ArchiveWriter.HEADER);
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(zip.readAllBytes()))) {
            return reader.readObject();
        }
    }

    private void values(ZipInputStream zip, JsonObject header) throws IOException {
        enter(zip, ArchiveWriter.VALUES);
        CRC32 checksum = new CRC32();
        DataInputStream in = new DataInputStream(new BufferedInputStream(new CheckedInputStream(zip, checksum), CHUNK));
        for (JsonObject entry : header.getJsonArray("contents").getValuesAs(JsonObject.class)) {
            int length = entry.getInt("length");
            if (length < 0) {
                throw damaged("an array has length " + length);
            }
            m_values.put(entry.getString("name"), read(in, entry.getString("type"), length));
        }
        if (in.read() >= 0) {
            throw damaged("it is longer than its table of contents");
        }
        if (m_version >= CHECKSUM_SINCE && !header.getString("checksum").equals(ArchiveWriter.text(checksum))) {
            throw damaged("its values are not those that were saved");
        }
    }

    /** Returns the version of the format that was stored. */
    int version() {
        return m_version;
    }

    /** Whether there are values of this name. */
    boolean has(String name) {
        return m_values.containsKey(name);
    }

    private Object read(DataInputStream in, String type, int length) throws IOException {
        return switch (type) {
            case "double" -> doubles(in, length);
            case "long" -> longs(in, length);
            case "int" -> ints(in, length);
            case "text" -> strings(in, length);
            default -> throw damaged("\"" + type + "\" is no type of values");
        };
    }

    // Arrays grow while they are read: a damaged length must not make the node ask for gigabytes.

    private static double[] doubles(DataInputStream in, int length) throws IOException {
        double[] values = new double[Math.min(length, CHUNK)];
        for (int i = 0; i < length; i++) {
            if (i == values.length) {
                values = Arrays.copyOf(values, grown(i, length));
            }
            values[i] = in.readDouble();
        }
        return values;
    }

    private static long[] longs(DataInputStream in, int length) throws IOException {
        long[] values = new long[Math.min(length, CHUNK)];
        for (int i = 0; i < length; i++) {
            if (i == values.length) {
                values = Arrays.copyOf(values, grown(i, length));
            }
            values[i] = in.readLong();
        }
        return values;
    }

    private static int[] ints(DataInputStream in, int length) throws IOException {
        int[] values = new int[Math.min(length, CHUNK)];
        for (int i = 0; i < length; i++) {
            if (i == values.length) {
                values = Arrays.copyOf(values, grown(i, length));
            }
            values[i] = in.readInt();
        }
        return values;
    }

    private static int grown(int size, int length) {
        return (int) Math.min(length, 2L * size);
    }

    private List<String> strings(DataInputStream in, int length) throws IOException {
        List<String> values = new ArrayList<>(Math.min(length, CHUNK));
        for (int i = 0; i < length; i++) {
            int size = in.readInt();
            if (size < 0) {
                throw damaged("a text has length " + size);
            }
            byte[] bytes = in.readNBytes(size);
            if (bytes.length < size) {
                throw new EOFException();
            }
            values.add(new String(bytes, StandardCharsets.UTF_8));
        }
        return values;
    }

    private void enter(ZipInputStream zip, String name) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(name)) {
            throw damaged("the part " + name + " is missing");
        }
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(m_texts.get(name));
    }

    String text(String name) throws IOException {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    double number(String name) throws IOException {
        return single(name, numbers(name).length, () -> numbers(name)[0]);
    }

    long wholeNumber(String name) throws IOException {
        return single(name, wholeNumbers(name).length, () -> wholeNumbers(name)[0]);
    }

    /** Reads the only value of an array. */
    @FunctionalInterface
    private interface Single<T> {
        T get() throws IOException;
    }

    private <T> T single(String name, int length, Single<T> value) throws IOException {
        if (length != 1) {
            throw damaged("\"" + name + "\" has " + length + " values instead of one");
        }
        return value.get();
    }

    double[] numbers(String name) throws IOException {
        return value(name, double[].class);
    }

    long[] wholeNumbers(String name) throws IOException {
        return value(name, long[].class);
    }

    int[] indices(String name) throws IOException {
        return value(name, int[].class);
    }

    @SuppressWarnings("unchecked") // only lists of texts are put in
    List<String> texts(String name) throws IOException {
        return value(name, List.class);
    }

    private <T> T value(String name, Class<T> type) throws IOException {
        Object value = m_values.get(name);
        if (!type.isInstance(value)) {
            throw missing(name);
        }
        return type.cast(value);
    }

    private IOException missing(String name) {
        return damaged("\"" + name + "\" is missing");
    }

    /** Returns the exception that refuses the archive. */
    IOException damaged(String reason) {
        return damaged(reason, null);
    }

    IOException damaged(String reason, @Nullable Throwable cause) {
        return new IOException("The stored " + m_what + " is damaged: " + reason + ".", cause);
    }
}
