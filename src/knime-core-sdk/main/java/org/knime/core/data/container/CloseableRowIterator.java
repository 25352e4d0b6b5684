package org.knime.core.data.container;

import java.io.Closeable;
import org.knime.core.data.RowIterator;

/** An iterator over rows that may hold resources until it is closed. */
public abstract class CloseableRowIterator extends RowIterator implements Closeable {

    @Override
    public abstract void close();
}
