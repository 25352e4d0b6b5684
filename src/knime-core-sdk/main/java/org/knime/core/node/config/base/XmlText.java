package org.knime.core.node.config.base;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts in settings files. Characters below U+0020 or above U+D7FF, and a percent sign before another one, are written
 * as {@code %%} and five decimal digits.
 */
final class XmlText {

    private static final Pattern ESCAPED = Pattern.compile("%%([0-9]{5})");

    private XmlText() {}

    static String escape(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean percentBeforePercent = c == '%' && i + 1 < text.length() && text.charAt(i + 1) == '%';
            if (c < 0x20 || c > 0xD7FF || percentBeforePercent) {
                result.append("%%").append(String.format("%05d", (int) c));
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    static String unescape(String text) {
        if (text == null || !text.contains("%%")) {
            return text;
        }
        Matcher escaped = ESCAPED.matcher(text);
        return escaped.replaceAll(
                match -> Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(match.group(1)))));
    }

    /** A text as the value of an attribute in double quotes. */
    static String attribute(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\t", "&#9;")
                .replace("\n", "&#10;")
                .replace("\r", "&#13;");
    }
}
