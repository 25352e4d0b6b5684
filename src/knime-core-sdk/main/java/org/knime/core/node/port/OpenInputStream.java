package org.knime.core.node.port;

import java.io.FilterInputStream;
import java.io.InputStream;

/** Leaves the stream below open when closed, so that the rest of a zip file can be read. */
final class OpenInputStream extends FilterInputStream {

    OpenInputStream(InputStream in) {
        super(in);
    }

    @Override
    public void close() {
        // the owner closes
    }
}
