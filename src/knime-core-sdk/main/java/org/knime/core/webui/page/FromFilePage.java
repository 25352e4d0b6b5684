package org.knime.core.webui.page;

/** A page whose file lies in a bundle. */
public final class FromFilePage extends Page {

    FromFilePage(Class<?> clazz, String basePath, String relativeFilePath) {
        super(new BundleFile(clazz, basePath, relativeFilePath));
    }
}
