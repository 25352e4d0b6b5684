package org.mixedmodels.benchmarks.data;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.data.Column;
import org.mixedmodels.engine.data.ColumnKind;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.data.RowSource;

/**
 * A folder with one file per column, so that the engine and R read the same numbers without parsing text: big-endian
 * doubles in {@code NAME.numbers}; 4-byte codes from 0 on in {@code NAME.codes} (-1 where missing), whose categories
 * are the lines of {@code NAME.levels}. {@code columns.txt} has one line per column: its name and its kind.
 */
public final class ColumnFiles {

    private static final String LIST = "columns.txt";

    private ColumnFiles() {}

    /** Writes all rows of a source to a folder. */
    public static void write(RowSource rows, Path folder) {
        List<Column> columns = rows.columns();
        List<DataOutputStream> files = new ArrayList<>();
        try (RowReader reader = rows.open(columns)) {
            Files.createDirectories(folder);
            for (Column column : columns) {
                files.add(new DataOutputStream(new BufferedOutputStream(
                        Files.newOutputStream(folder.resolve(column.name() + extension(column))), 1 << 16)));
            }
            for (RowBatch batch = reader.next(); batch != null; batch = reader.next()) {
                for (int c = 0; c < columns.size(); c++) {
                    write(batch, c, columns.get(c), files.get(c));
                }
            }
            for (int c = 0; c < columns.size(); c++) {
                files.get(c).close();
                if (columns.get(c).kind() == ColumnKind.NOMINAL) {
                    Files.write(
                            folder.resolve(columns.get(c).name() + ".levels"),
                            reader.levels(c).levels());
                }
            }
            Files.write(
                    folder.resolve(LIST),
                    columns.stream().map(c -> c.name() + " " + c.kind()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String extension(Column column) {
        return column.kind() == ColumnKind.NUMERIC ? ".numbers" : ".codes";
    }

    private static void write(RowBatch batch, int c, Column column, DataOutputStream out) throws IOException {
        for (int i = 0; i < batch.size(); i++) {
            if (column.kind() == ColumnKind.NUMERIC) {
                out.writeDouble(batch.numbers(c)[i]);
            } else {
                out.writeInt(batch.codes(c)[i]);
            }
        }
    }

    /** Reads a folder. */
    public static ColumnarRows read(Path folder) {
        ColumnarRows.Builder builder = ColumnarRows.builder();
        try {
            for (String line : Files.readAllLines(folder.resolve(LIST))) {
                String name = line.substring(0, line.lastIndexOf(' '));
                if (line.endsWith(ColumnKind.NUMERIC.name())) {
                    builder.numeric(name, numbers(folder.resolve(name + ".numbers")));
                } else {
                    builder.nominal(
                            name,
                            codes(folder.resolve(name + ".codes")),
                            Files.readAllLines(folder.resolve(name + ".levels")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return builder.build();
    }

    private static double[] numbers(Path file) throws IOException {
        ByteBuffer bytes = map(file);
        double[] result = new double[bytes.remaining() / Double.BYTES];
        bytes.asDoubleBuffer().get(result);
        return result;
    }

    private static int[] codes(Path file) throws IOException {
        ByteBuffer bytes = map(file);
        int[] result = new int[bytes.remaining() / Integer.BYTES];
        bytes.asIntBuffer().get(result);
        return result;
    }

    private static ByteBuffer map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.BIG_ENDIAN);
        }
    }
}
