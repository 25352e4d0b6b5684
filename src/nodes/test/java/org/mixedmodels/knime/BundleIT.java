package org.mixedmodels.knime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The jar that users install. */
class BundleIT {

    /** All entries, those of embedded libraries after the name of the library. */
    private static List<String> entries() throws IOException {
        List<String> names = new ArrayList<>();
        try (JarFile jar = new JarFile(System.getProperty("bundle.jar"))) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                names.add(entry.getName());
                if (entry.getName().endsWith(".jar")) {
                    try (JarInputStream library = new JarInputStream(jar.getInputStream(entry))) {
                        for (ZipEntry inner = library.getNextEntry(); inner != null; inner = library.getNextEntry()) {
                            names.add(entry.getName() + "!" + inner.getName());
                        }
                    }
                }
            }
        }
        return names;
    }

    private static Attributes manifest() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("bundle.jar"))) {
            return jar.getManifest().getMainAttributes();
        }
    }

    @Test
    void containsNothingOfKnime() throws IOException {
        List<String> knime = entries().stream()
                .filter(name -> name.contains("org/knime/") || name.contains("org/mixedmodels/sdk/"))
                .toList();
        assertEquals(List.of(), knime);
    }

    @Test
    void containsTheEngineAndItsLibraries() throws IOException {
        List<String> names = entries();
        assertTrue(names.contains("lib/engine.jar!org/mixedmodels/engine/fit/LinearMixedModelFitter.class"));
        assertTrue(names.contains("lib/ejml-core.jar!org/ejml/data/DMatrix.class"));
        assertTrue(names.contains("lib/ejml-ddense.jar!org/ejml/dense/row/CommonOps_DDRM.class"));
        assertTrue(names.stream().noneMatch(name -> name.contains("org/apache/commons/math3/")), "KNIME brings it");
        assertTrue(names.contains("LICENSE"));
        assertTrue(names.contains("plugin.xml"));
    }

    @Test
    void findsEverythingOnItsClassPath() throws IOException {
        List<String> names = entries();
        for (String part : manifest().getValue("Bundle-ClassPath").split(",")) {
            assertTrue(part.equals(".") || names.contains(part), part);
        }
    }

    @Test
    void hasTheVersionOfTheBuild() throws IOException {
        assertEquals(System.getProperty("bundle.version"), manifest().getValue("Bundle-Version"));
        assertNotNull(manifest().getValue("Bundle-SymbolicName"));
    }
}
