package org.mixedmodels.runner.csv;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/** What the characters of one cell mean. */
final class Cells {

    private Cells() {}

    /** Whether the cell is missing: empty, or the {@code NA} that R writes. */
    static boolean isMissing(char[] text, int offset, int length) {
        return length == 0 || (length == 2 && text[offset] == 'N' && text[offset + 1] == 'A');
    }

    /** Whether the cell is a number as R and KNIME write it: decimal digits, a point, an exponent; also NaN and Inf. */
    static boolean isNumber(char[] text, int offset, int length) {
        if (isWord(text, offset, length)) {
            return true;
        }
        for (int i = offset; i < offset + length; i++) {
            if (!belongsToNumber(text[i])) {
                return false;
            }
        }
        try {
            JavaDoubleParser.parseDouble(text, offset, length);
            return true;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    /** The number in a cell for which {@link #isNumber} holds. */
    static double number(char[] text, int offset, int length) {
        if (isWord(text, offset, length)) {
            return word(new String(text, offset, length));
        }
        return JavaDoubleParser.parseDouble(text, offset, length);
    }

    // The parser also takes Java's own forms (hexadecimal, "1d"), which are text to everybody else.
    private static boolean belongsToNumber(char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
    }

    private static boolean isWord(char[] text, int offset, int length) {
        char last = text[offset + length - 1];
        return last != '.' && (last < '0' || last > '9') && length <= 9 && isWord(new String(text, offset, length));
    }

    private static boolean isWord(String text) {
        return switch (text) {
            case "NaN", "Inf", "+Inf", "-Inf", "Infinity", "+Infinity", "-Infinity" -> true;
            default -> false;
        };
    }

    private static double word(String text) {
        if (text.equals("NaN")) {
            return Double.NaN;
        }
        return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
}
