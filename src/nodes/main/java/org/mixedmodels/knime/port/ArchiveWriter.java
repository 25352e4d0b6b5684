package org.mixedmodels.knime.port;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriter;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields of a model under names and writes them as two zip entries: {@code header.json} with the format,
 * the texts, a table of contents and the CRC-32 of the values, and {@code values.bin} with all arrays one after the
 * other (big endian; texts as length and UTF-8 bytes).
 */
final class ArchiveWriter {

    static final String HEADER = "header.json";
    static final String VALUES = "values.bin";

    private static final int BUFFER = 1 << 16;

    private final String m_format;
    private final int m_version;
    private final JsonObjectBuilder m_texts = Json.createObjectBuilder();
    private final JsonArrayBuilder m_contents = Json.createArrayBuilder();
    private final List<Values> m_values = new ArrayList<>();

    /**
     * Starts an archive.
     *
     * @param format what is stored, checked when it is read
     * @param version the version of this format
     */
    ArchiveWriter(String format, int version) {
        m_format = format;
        m_version = version;
    }

    /** Writes the values of one entry of the table of contents. */
    @FunctionalInterface
    private interface Values {
        void write(DataOutputStream out) throws IOException;
    }

    ArchiveWriter text(String name, @Nullable String value) {
        if (value != null) {
            m_texts.add(name, value);
        }
        return this;
    }

    ArchiveWriter number(String name, double value) {
        return numbers(name, new double[] {value});
    }

    ArchiveWriter wholeNumber(String name, long value) {
        return wholeNumbers(name, new long[] {value});
    }

    ArchiveWriter numbers(String name, double[] values) {
        return add(name, "double", values.length, out -> {
            for (double value : values) {
                out.writeDouble(value);
            }
        });
    }

    ArchiveWriter wholeNumbers(String name, long[] values) {
        return add(name, "long", values.length, out -> {
            for (long value : values) {
                out.writeLong(value);
            }
        });
    }

    ArchiveWriter indices(String name, int[] values) {
        return add(name, "int", values.length, out -> {
            for (int value : values) {
                out.writeInt(value);
            }
        });
    }

    ArchiveWriter texts(String name, List<String> values) {
        return add(name, "text", values.size(), out -> {
            for (String value : values) {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
        });
    }

    private ArchiveWriter add(String name, String type, int length, Values values) {
        m_contents.add(
                Json.createObjectBuilder().add("name", name).add("type", type).add("length", length));
        m_values.add(values);
        return this;
    }

    /** Writes both entries; the stream stays open. */
    void writeTo(ZipOutputStream zip) throws IOException {
        zip.putNextEntry(new ZipEntry(HEADER));
        zip.write(header(checksum()));
        zip.closeEntry();
        // Numbers hardly shrink: more effort takes three times as long and saves 2% of the room.
        zip.setLevel(Deflater.BEST_SPEED);
        zip.putNextEntry(new ZipEntry(VALUES));
        writeValues(zip);
        zip.closeEntry();
    }

    private void writeValues(OutputStream stream) throws IOException {
        // Not closed: that would close the stream, which belongs to the caller.
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, BUFFER));
        for (Values values : m_values) {
            values.write(out);
        }
        out.flush();
    }

    /** The values go through twice, since the header with their checksum comes first. */
    private String checksum() throws IOException {
        CRC32 checksum = new CRC32();
        writeValues(new CheckedOutputStream(OutputStream.nullOutputStream(), checksum));
        return text(checksum);
    }

    static String text(CRC32 checksum) {
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    private byte[] header(String checksum) throws IOException {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            writeHeader(checksum, bytes);
            return bytes.toByteArray();
        }
    }

    private void writeHeader(String checksum, OutputStream out) {
        try (JsonWriter writer = Json.createWriter(out)) {
            writer.writeObject(Json.createObjectBuilder()
                    .add("format", m_format)
                    .add("version", m_version)
                    .add("checksum", checksum)
                    .add("texts", m_texts)
                    .add("contents", m_contents)
                    .build());
        }
    }
}
