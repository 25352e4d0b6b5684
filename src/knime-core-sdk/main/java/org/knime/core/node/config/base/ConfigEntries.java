package org.knime.core.node.config.base;

/** The types of entries, by the names that they have in files. */
public enum ConfigEntries {
    xstring,
    xint,
    xdouble,
    xfloat,
    xlong,
    xshort,
    xbyte,
    xchar,
    xboolean,
    config,
    xpassword,
    xtransientstring;

    /**
     * An entry from its text.
     *
     * @throws IllegalArgumentException if the text is not of this type
     */
    public AbstractConfigEntry createEntry(String key, String value) {
        return new ValueEntry(this, key, parse(value));
    }

    private Object parse(String value) {
        switch (this) {
            case xint:
                return Integer.valueOf(value);
            case xdouble:
                return Double.valueOf(value);
            case xfloat:
                return Float.valueOf(value);
            case xlong:
                return Long.valueOf(value);
            case xshort:
                return Short.valueOf(value);
            case xbyte:
                return Byte.valueOf(value);
            case xboolean:
                return Boolean.valueOf(value);
            case xchar:
                return character(value);
            case config:
                throw new IllegalArgumentException("A config has no text");
            default:
                return value;
        }
    }

    private static Character character(String value) {
        if (value == null || value.length() != 1) {
            throw new IllegalArgumentException("Not one character: \"" + value + "\"");
        }
        return value.charAt(0);
    }
}
