package org.knime.core.webui.page;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** A file in the bundle of a class, or on its class path where there are no bundles. Not a type of KNIME. */
record BundleFile(Class<?> clazz, String basePath, String getRelativePath) implements Resource {

    @Override
    public InputStream getInputStream() throws IOException {
        String path = basePath + "/" + getRelativePath;
        Bundle bundle = FrameworkUtil.getBundle(clazz);
        URL file = bundle == null ? clazz.getResource("/" + path) : bundle.getEntry(path);
        if (file == null) {
            throw new FileNotFoundException("The bundle of " + clazz.getName() + " has no file " + path);
        }
        return file.openStream();
    }
}
