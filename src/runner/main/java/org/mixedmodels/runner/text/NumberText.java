package org.mixedmodels.runner.text;

import java.util.Locale;

/** Numbers as readers of statistics expect them. */
public final class NumberText {

    private static final int SIGNIFICANT_DIGITS = 7;
    private static final int LEAST_DECIMALS = 5;
    private static final double SMALLEST_FIXED = 1e-5;
    private static final double LARGEST_FIXED = 1e10;

    private NumberText() {}

    /**
     * An estimate: seven significant digits, and five decimals at least; whole numbers without decimals.
     *
     * @param value any number; NaN gives the empty text
     */
    public static String estimate(double value) {
        return estimate(value, SIGNIFICANT_DIGITS, LEAST_DECIMALS);
    }

    /** A value of which only the size matters, such as one of many predictions: four significant digits. */
    public static String rough(double value) {
        return estimate(value, 4, 0);
    }

    private static String estimate(double value, int digits, int leastDecimals) {
        if (Double.isNaN(value)) {
            return "";
        }
        double size = Math.abs(value);
        if (Double.isInfinite(value)) {
            return value > 0 ? "Inf" : "-Inf";
        }
        if (value == Math.rint(value) && size < LARGEST_FIXED) {
            return Long.toString((long) value);
        }
        if (size < SMALLEST_FIXED || size >= LARGEST_FIXED) {
            return format("%." + (digits - 1) + "e", value);
        }
        int magnitude = (int) Math.floor(Math.log10(size));
        return fixed(value, Math.max(leastDecimals, digits - 1 - magnitude));
    }

    /** A number with a given number of decimals, zero without a sign; NaN gives the empty text. */
    public static String fixed(double value, int decimals) {
        if (Double.isNaN(value)) {
            return "";
        }
        String text = format("%." + decimals + "f", value);
        return text.matches("-[0.]+") ? text.substring(1) : text;
    }

    /** A p-value: four decimals, and "<0.0001" below them; NaN gives the empty text. */
    public static String pValue(double value) {
        return value < 0.0001 ? "<0.0001" : fixed(value, 4);
    }

    /** A number with all its digits, as files have it: the shortest text that reads back as the same number. */
    public static String exact(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return value == 0 ? "0" : Long.toString((long) value);
        }
        return Double.toString(value);
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
