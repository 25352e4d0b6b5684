package org.knime.core.webui.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.knime.core.node.FluentNodeAPI;

/** The page of a view: its HTML file. */
public sealed class Page implements Resource, FluentNodeAPI permits FromFilePage {

    private final Resource file;

    /** A page of one file. */
    Page(Resource file) {
        this.file = file;
    }

    /** The first stage. */
    public static RequireFromFileOrString create() {
        return () -> clazz -> basePath -> file -> new FromFilePage(clazz, basePath, file);
    }

    @Override
    public String getRelativePath() {
        return file.getRelativePath();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return file.getInputStream();
    }

    /** Another file of the page. */
    public Optional<Resource> getResource(String relativePath) {
        return Optional.empty();
    }

    /** Asks where the page is. */
    public interface RequireFromFileOrString {

        /** It is a file in a bundle. */
        RequireBundle fromFile();
    }

    /** Asks for the bundle. */
    public interface RequireBundle {

        /** The bundle of a class. */
        RequireBasePath bundleClass(Class<?> clazz);
    }

    /** Asks for the folder. */
    public interface RequireBasePath {

        /** The folder of the page in the bundle. */
        RequireRelativeFilePath basePath(String basePath);
    }

    /** Asks for the file. */
    public interface RequireRelativeFilePath {

        /** The HTML file, relative to the folder. */
        FromFilePage relativeFilePath(String relativeFilePath);
    }
}
