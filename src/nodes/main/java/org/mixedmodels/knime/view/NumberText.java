package org.mixedmodels.knime.view;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers in sentences. */
final class NumberText {

    private static final int DIGITS = 3;
    private static final double LARGE = 1000;
    private static final double SMALL = 1e-4;
    private static final double HUGE = 1e9;
    private static final double ROUNDING = 1e-9;

    private NumberText() {}

    /** Returns a number with three significant digits, or all before the point if there are more. */
    static String of(double number) {
        if (Double.isNaN(number)) {
            return "unknown";
        }
        double size = Math.abs(number);
        if (size != 0 && (size < SMALL || size >= HUGE)) {
            return minus(String.format(Locale.ROOT, "%.2e", number).replaceFirst("e\\+?(-?)0*", "e$1"));
        }
        if (size >= LARGE) {
            return minus(String.format(Locale.ROOT, "%,.0f", number));
        }
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(DIGITS));
        return minus(size == 0 ? "0" : rounded.stripTrailingZeros().toPlainString());
    }

    /** Returns a number, zero if it is nothing but rounding beside a spread. */
    static double near(double number, double spread) {
        return Math.abs(number) < ROUNDING * spread ? 0 : number;
    }

    private static String minus(String text) {
        return text.replace('-', '\u2212');
    }

    /** Returns a number with its sign. */
    static String signed(double number) {
        return number > 0 ? "+" + of(number) : of(number);
    }

    /** Returns a count. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Returns a count with the word for what is counted. */
    static String count(long count, String one, String several) {
        return count(count) + " " + (count == 1 ? one : several);
    }

    /** Returns a share as a percentage. */
    static String percent(double share) {
        double percent = 100 * share;
        return String.format(Locale.ROOT, percent > 0 && percent < 1 ? "%.1f%%" : "%.0f%%", percent);
    }

    /** Returns a p-value as papers print it. */
    static String p(double p) {
        if (Double.isNaN(p)) {
            return "p unknown";
        }
        return p < 0.001
                ? "p < .001"
                : "p = " + String.format(Locale.ROOT, "%.3f", p).replaceFirst("^0", "");
    }

    /** Returns a correlation or share without the zero before the point. */
    static String correlation(double value) {
        return minus(String.format(Locale.ROOT, "%.2f", value).replaceFirst("^(-?)0\\.", "$1."));
    }

    /** Returns the confidence level. */
    static String level(double level) {
        return new BigDecimal(100 * level)
                        .round(new MathContext(DIGITS))
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }
}
