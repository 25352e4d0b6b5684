package org.mixedmodels.knime.table;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts the rows of groups that a model does not know, and these groups.
 *
 * <p>Memory: one text per new group.
 */
public final class NewGroups {

    private static final int NAMED = 3;

    private final Set<String> m_groups = new LinkedHashSet<>();
    private long m_rows;
    private long m_rowsWithout;

    /** Counts a row of one or several groups that are not known. */
    void add(List<String> groups) {
        m_rows++;
        m_groups.addAll(groups);
    }

    /** Counts a row that does not say its group. */
    void addMissing() {
        m_rowsWithout++;
    }

    /** Returns the number of rows of new groups. */
    public long rows() {
        return m_rows;
    }

    /** Returns the number of new groups. */
    public int groups() {
        return m_groups.size();
    }

    /** Returns the number of rows that do not say their group. */
    public long rowsWithout() {
        return m_rowsWithout;
    }

    /** Returns the first new groups, to be named in a message. */
    public List<String> firstGroups() {
        return m_groups.stream().limit(NAMED).toList();
    }
}
