package org.knime.core.data.container;

import org.knime.core.data.DataRow;

/** Takes rows one by one. */
public interface RowAppender {

    void addRowToTable(DataRow row);
}
