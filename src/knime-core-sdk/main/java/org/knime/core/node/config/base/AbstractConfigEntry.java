package org.knime.core.node.config.base;

import java.util.Objects;

/** A named node of the tree that settings are: a value or a config. */
public abstract class AbstractConfigEntry {

    private final ConfigEntries type;
    private String key;

    AbstractConfigEntry(ConfigEntries type, String key) {
        this.type = type;
        this.key = Objects.requireNonNull(key, "An entry needs a key");
    }

    public final String getKey() {
        return key;
    }

    /** A config takes its key from the file that it is loaded from. */
    final void setKey(String key) {
        this.key = key;
    }

    public final ConfigEntries getType() {
        return type;
    }

    /** The value as text, which may be null. */
    public abstract String toStringValue();

    /** Whether type, key and value are the same, down to the leaves. */
    public final boolean isIdentical(AbstractConfigEntry ace) {
        return ace != null && type == ace.type && key.equals(ace.key) && hasIdenticalValue(ace);
    }

    /** Compares with an entry of the same type. */
    abstract boolean hasIdenticalValue(AbstractConfigEntry ace);

    @Override
    public String toString() {
        return key + "=" + toStringValue();
    }
}
