package org.knime.core.node.port;

import java.io.InputStream;
import java.util.zip.ZipInputStream;

/** The zip stream that a PortObject is read from; made by {@link PortUtil}. */
public class PortObjectZipInputStream extends ZipInputStream {

    PortObjectZipInputStream(InputStream stream) {
        super(stream);
    }
}
