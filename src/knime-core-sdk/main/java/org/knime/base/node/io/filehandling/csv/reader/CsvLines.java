package org.knime.base.node.io.filehandling.csv.reader;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.knime.core.node.KNIMEException;

/** One pass over the lines of a CSV file: first the header, then the rows. */
final class CsvLines implements AutoCloseable {

    private final Path file;
    private final CsvReaderSettings settings;
    private final CsvReader<CsvLine> reader;
    private final CloseableIterator<CsvLine> lines;
    private CsvLine pending;
    private long rows;

    /**
     * Opens a file.
     *
     * @throws KNIMEException if there is no such file or it cannot be read
     */
    CsvLines(Path file, CsvReaderSettings settings) throws KNIMEException {
        this.file = file;
        this.settings = settings;
        if (!Files.isRegularFile(file)) {
            throw new KNIMEException("The file " + file + " does not exist.");
        }
        try {
            InputStream bytes = Files.newInputStream(file);
            reader = CsvReader.builder()
                    .fieldSeparator(settings.delimiter())
                    .quoteCharacter(settings.quote())
                    .commentStrategy(settings.comment() == 0 ? CommentStrategy.NONE : CommentStrategy.SKIP)
                    .commentCharacter(settings.comment() == 0 ? '#' : settings.comment())
                    .skipEmptyLines(settings.skipEmptyRows())
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .trimWhitespacesAroundQuotes(true)
                    .detectBomHeader(true)
                    .build(new CsvLineHandler(settings.emptyQuotesMissing()), bytes, settings.charset());
            reader.skipLines(Math.toIntExact(settings.skippedLines()));
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new KNIMEException("The file " + file + " cannot be read: " + e.getMessage(), e);
        }
        lines = reader.iterator();
    }

    /**
     * The names of the columns; to be called once, before the first row.
     *
     * @throws KNIMEException if the file is empty
     */
    String[] header() throws KNIMEException {
        CsvLine first = read();
        if (first == null) {
            throw new KNIMEException("The file " + file + " is empty.");
        }
        String[] names = new String[first.cells().length];
        int offset = settings.rowIds() ? 1 : 0;
        for (int i = 0; i < names.length; i++) {
            String name = settings.header() ? first.cells()[i] : null;
            names[i] = name == null ? "Column" + (i - offset) : name;
        }
        pending = settings.header() ? null : first;
        return names;
    }

    /**
     * The cells of the next row, null where missing; null after the last row.
     *
     * @param columns the number of columns
     * @throws KNIMEException if the line has more or fewer cells
     */
    String[] row(int columns) throws KNIMEException {
        while (rows < settings.skippedRows() && readRow() != null) {
            rows++;
        }
        CsvLine line = rows - settings.skippedRows() < settings.mostRows() ? readRow() : null;
        if (line == null) {
            return null;
        }
        rows++;
        return fitted(line, columns);
    }

    private CsvLine readRow() throws KNIMEException {
        CsvLine line = pending == null ? read() : pending;
        pending = null;
        return line;
    }

    private CsvLine read() throws KNIMEException {
        try {
            return lines.hasNext() ? lines.next() : null;
        } catch (UncheckedIOException | CsvParseException e) {
            throw new KNIMEException("The file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private String[] fitted(CsvLine line, int columns) throws KNIMEException {
        int cells = line.cells().length;
        if (cells == columns) {
            return line.cells();
        }
        if (cells < columns && settings.shortRows()) {
            return java.util.Arrays.copyOf(line.cells(), columns);
        }
        throw new KNIMEException("Line " + line.number() + " of " + file + " has " + cells + " cells, but there are "
                + columns + " columns.");
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
