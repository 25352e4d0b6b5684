package org.mixedmodels.knime.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects a node's warnings. KNIME shows only one message, and a reader takes in only a few: the weightiest are joined,
 * one per line, each once, and the rest is counted.
 */
public final class Warnings {

    private static final int MOST = 3;

    private final Map<String, Weight> m_texts = new LinkedHashMap<>();

    /** Adds a warning. */
    public Warnings add(Weight weight, String text) {
        m_texts.putIfAbsent(text, weight);
        return this;
    }

    /** Adds a warning of the lightest kind. */
    public Warnings add(String text) {
        return add(Weight.ADVICE, text);
    }

    /** Adds the warnings of another collection. */
    public Warnings addAll(Warnings others) {
        others.m_texts.forEach((text, weight) -> m_texts.putIfAbsent(text, weight));
        return this;
    }

    /** Returns all warnings, the weightiest first, those of equal weight in the order in which they were added. */
    public List<String> all() {
        return m_texts.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Returns what the node shows; empty if there is nothing to warn of.
     *
     * @param where the place where all warnings are listed, such as {@code "see the output Summary"}
     */
    public Optional<String> text(String where) {
        List<String> all = all();
        List<String> shown = new ArrayList<>(all.subList(0, Math.min(MOST, all.size())));
        int more = all.size() - shown.size();
        if (more > 0) {
            shown.add("And " + more + " more (" + where + ").");
        }
        return joined(shown);
    }

    /** Returns what a node shows that lists its warnings nowhere else: all of them, the weightiest first. */
    public Optional<String> text() {
        return joined(all());
    }

    private static Optional<String> joined(List<String> texts) {
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", texts));
    }
}
