package org.mixedmodels.runner.output;

import java.io.PrintWriter;

/** A line of the terminal that is written over and over; where there is no terminal, nothing is written. */
public final class StatusLine {

    private static final long LEAST_NANOS_BETWEEN = 50_000_000;

    private final PrintWriter out;
    private final boolean terminal;
    private final int width;
    private long shownAt;
    private int length;

    /**
     * A status line.
     *
     * @param out the terminal
     * @param terminal whether it is one, and not a file or a pipe
     * @param width the number of characters of a line
     */
    public StatusLine(PrintWriter out, boolean terminal, int width) {
        this.out = out;
        this.terminal = terminal;
        this.width = width;
    }

    /** Shows a text in place of the last one, unless that was only a moment ago. */
    public void show(String text) {
        long now = System.nanoTime();
        if (!terminal || (length > 0 && now - shownAt < LEAST_NANOS_BETWEEN)) {
            return;
        }
        clear();
        String line = text.length() < width ? text : text.substring(0, width - 1);
        out.print(line);
        out.flush();
        length = line.length();
        shownAt = now;
    }

    /** Removes the text. */
    public void clear() {
        if (length > 0) {
            out.print("\r" + " ".repeat(length) + "\r");
            length = 0;
        }
    }
}
