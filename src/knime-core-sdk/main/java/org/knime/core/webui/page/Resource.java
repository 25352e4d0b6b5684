package org.knime.core.webui.page;

import java.io.IOException;
import java.io.InputStream;

/** A file of a page. */
public interface Resource {

    /** Its path within the page. */
    String getRelativePath();

    /**
     * Its content.
     *
     * @throws IOException if it cannot be read
     */
    InputStream getInputStream() throws IOException;
}
