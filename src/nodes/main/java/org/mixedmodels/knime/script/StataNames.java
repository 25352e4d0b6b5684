package org.mixedmodels.knime.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names of variables as Stata allows them: letters, digits and underscores, no digit first, 32 characters at most. */
final class StataNames {

    private static final int LONGEST = 32;

    private final Map<String, String> m_names = new HashMap<>();
    private final Map<String, String> m_computed = new HashMap<>();
    private final Set<String> m_taken = new HashSet<>();
    private final List<String> m_renamed = new ArrayList<>();

    /** Returns the variable of a column. */
    String of(String column) {
        return m_names.computeIfAbsent(column, this::name);
    }

    private String name(String column) {
        String name = unique(column);
        if (!name.equals(column)) {
            m_renamed.add("* " + name + " is the column " + column);
        }
        return name;
    }

    /** Returns the variable that the code computes, the same for the same text. */
    String computed(String text) {
        return m_computed.computeIfAbsent(text, this::unique);
    }

    /** Returns a comment for every column that is called otherwise. */
    List<String> renamed() {
        return m_renamed;
    }

    private String unique(String text) {
        String valid = text.replaceAll("[^A-Za-z0-9_]+", "_");
        String start = valid.isEmpty() || Character.isDigit(valid.charAt(0)) ? "_" + valid : valid;
        String name = start.substring(0, Math.min(LONGEST, start.length()));
        for (int number = 2; !m_taken.add(name); number++) {
            String end = "_" + number;
            name = start.substring(0, Math.min(LONGEST - end.length(), start.length())) + end;
        }
        return name;
    }
}
