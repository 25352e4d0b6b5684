package org.knime.core.data.v2;

import org.knime.core.data.RowKeyValue;

/** Reading access to the current row of a cursor; one object serves all rows. */
public interface RowRead extends RowValueRead {

    RowKeyValue getRowKey();
}
