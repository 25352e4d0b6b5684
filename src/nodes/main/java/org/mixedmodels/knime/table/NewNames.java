package org.mixedmodels.knime.table;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;

/**
 * Names of columns that join a table: a name that is taken, by a column of the table or by one that joined before, gets
 * a number, as KNIME's nodes do it.
 */
final class NewNames {

    private final Set<String> m_taken;

    NewNames(DataTableSpec table) {
        m_taken = new HashSet<>(Arrays.asList(table.getColumnNames()));
    }

    /** Returns a column of the wanted name, or of the next one that is free. */
    DataColumnSpec column(String wanted, DataType type) {
        String name = wanted.trim();
        for (int i = 1; !m_taken.add(name); i++) {
            name = wanted.trim() + " (#" + i + ")";
        }
        return new DataColumnSpecCreator(name, type).createSpec();
    }
}
