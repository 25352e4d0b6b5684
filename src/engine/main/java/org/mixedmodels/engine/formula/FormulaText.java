package org.mixedmodels.engine.formula;

import java.util.regex.Pattern;

/** How names are written in a formula. */
public final class FormulaText {

    private static final Pattern SYNTACTIC = Pattern.compile("(?:\\p{L}|\\.(?!\\d))[\\p{L}\\p{N}._]*");

    private FormulaText() {}

    /** The name, in backticks unless R takes it as it is; a backtick or backslash inside is escaped. */
    public static String name(String column) {
        return SYNTACTIC.matcher(column).matches()
                ? column
                : "`" + column.replace("\\", "\\\\").replace("`", "\\`") + "`";
    }
}
