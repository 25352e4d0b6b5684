package org.mixedmodels.knime.dialog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The prose of the nodes, one file per node in the bundle's folder {@code node-descriptions}. */
public final class DescriptionText {

    private static final String FOLDER = "/node-descriptions/";

    private DescriptionText() {}

    /**
     * Reads the description of a node.
     *
     * @param name the file's name without its ending
     * @throws IllegalStateException if the bundle does not contain the file
     */
    public static String of(String name) {
        URL file = find(FOLDER + name + ".html");
        if (file == null) {
            throw new IllegalStateException("The bundle has no description " + name + ".");
        }
        try (InputStream in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The description " + name + " cannot be read.", e);
        }
    }

    /** Looks into the bundle, and outside of OSGi (in tests) on the class path. */
    private static @Nullable URL find(String path) {
        @Nullable Bundle bundle = FrameworkUtil.getBundle(DescriptionText.class);
        @Nullable URL entry = bundle == null ? null : bundle.getEntry(path);
        return entry == null ? DescriptionText.class.getResource(path) : entry;
    }
}
