package org.mixedmodels.runner.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.runner.api.RunnerException;

/** One pass over the lines of a CSV file; every problem of the file becomes a sentence. Not thread safe. */
final class CsvPass implements AutoCloseable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LONGEST_CELL = 1 << 20;

    private final Path file;
    private final LineHandler handler;
    private final CsvReader<LineHandler> reader;
    private final CloseableIterator<LineHandler> lines;

    /**
     * Opens the file before its header line.
     *
     * @param file the file
     * @param receiver gets the cells of every line, the header included
     */
    CsvPass(Path file, CellReceiver receiver) {
        this.file = file;
        this.handler = new LineHandler(receiver);
        this.reader = open(file, handler);
        this.lines = reader.iterator();
    }

    private static CsvReader<LineHandler> open(Path file, LineHandler handler) {
        if (Files.isDirectory(file)) {
            throw RunnerException.badInput(file + " is a folder, not a CSV file.");
        }
        if (!Files.exists(file)) {
            throw RunnerException.badInput("There is no file " + file + ".");
        }
        try {
            return CsvReader.builder()
                    .allowExtraFields(true) // counted by the caller, whose sentence names the file and the header
                    .allowMissingFields(true)
                    .skipEmptyLines(true)
                    .trimWhitespacesAroundQuotes(true)
                    .maxBufferSize(LONGEST_CELL)
                    .build(handler, text(file));
        } catch (IOException e) {
            throw unreadable(file, e, 0);
        }
    }

    private static Reader text(Path file) throws IOException {
        PushbackReader text = new PushbackReader(new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)));
        int first = text.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            text.unread(first);
        }
        return text;
    }

    /**
     * Reads the next line that is not empty.
     *
     * @return false after the last one
     */
    boolean readLine() {
        try {
            if (!lines.hasNext()) {
                return false;
            }
            lines.next();
            return true;
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause());
        } catch (CsvParseException e) {
            throw broken(e);
        }
    }

    private RunnerException unreadable(@Nullable IOException cause) {
        return unreadable(file, cause, handler.line());
    }

    private static RunnerException unreadable(Path file, @Nullable IOException cause, long line) {
        if (cause instanceof CharacterCodingException) {
            return RunnerException.badInput("The file " + file + " is not text in UTF-8 (near line " + (line + 1)
                    + "); save it as CSV with the encoding UTF-8.");
        }
        return RunnerException.badInput("The file " + file + " cannot be read: " + reason(cause) + ".");
    }

    private RunnerException broken(CsvParseException e) {
        if (e.getCause() instanceof NumberFormatException) {
            return RunnerException.badInput("The file " + file + " changed while it was read.");
        }
        return RunnerException.badInput("The file " + file + " cannot be read as CSV after line " + handler.line()
                + ": a cell is longer than " + LONGEST_CELL + " characters, probably a quote that is never closed.");
    }

    private static String reason(@Nullable IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        return e == null ? "unknown reason" : String.valueOf(e.getMessage());
    }

    /** The number of cells of the line read last. */
    int cells() {
        return handler.getFieldCount();
    }

    /** The number in the file of the line read last, from 1. */
    long line() {
        return handler.line();
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
