package org.knime.core.node.config.base;

import java.util.Objects;

/** A leaf: a number, a truth value, a character or a text; only texts may be null. */
final class ValueEntry extends AbstractConfigEntry {

    private final Object value;

    ValueEntry(ConfigEntries type, String key, Object value) {
        super(type, key);
        this.value = value;
    }

    Object value() {
        return value;
    }

    @Override
    public String toStringValue() {
        return value == null ? null : value.toString();
    }

    @Override
    boolean hasIdenticalValue(AbstractConfigEntry ace) {
        return Objects.equals(value, ((ValueEntry) ace).value);
    }
}
