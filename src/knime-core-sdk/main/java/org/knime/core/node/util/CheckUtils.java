package org.knime.core.node.util;

import org.knime.core.node.InvalidSettingsException;

/** Checks that end in an exception; texts are templates of {@link String#format}. */
public final class CheckUtils {

    private CheckUtils() {}

    public static void checkArgument(boolean predicate, String template, Object... templateArgs)
            throws IllegalArgumentException {
        if (!predicate) {
            throw new IllegalArgumentException(String.format(template, templateArgs));
        }
    }

    public static void checkSetting(boolean predicate, String template, Object... templateArgs)
            throws InvalidSettingsException {
        if (!predicate) {
            throw new InvalidSettingsException(String.format(template, templateArgs));
        }
    }

    public static <T> T checkSettingNotNull(T toCheck, String template, Object... templateArgs)
            throws InvalidSettingsException {
        checkSetting(toCheck != null, template, templateArgs);
        return toCheck;
    }
}
