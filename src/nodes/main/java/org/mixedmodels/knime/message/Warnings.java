package org.mixedmodels.knime.message;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Collects a node's warnings: KNIME shows only one message, so they are joined, one per line, each once. */
public final class Warnings {

    private final Set<String> m_texts = new LinkedHashSet<>();

    /** Adds a warning. */
    public Warnings add(String text) {
        m_texts.add(text);
        return this;
    }

    /** Adds several warnings. */
    public Warnings addAll(Iterable<String> texts) {
        texts.forEach(m_texts::add);
        return this;
    }

    /** Returns all warnings as one text; empty if there is none. */
    public Optional<String> text() {
        return m_texts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", m_texts));
    }
}
