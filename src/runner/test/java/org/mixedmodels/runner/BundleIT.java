package org.mixedmodels.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.mixedmodels.runner.osgi.EquinoxPlatform;
import org.osgi.framework.Bundle;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** The bundle that users install, as it lies in the runner's jar. */
class BundleIT {

    private static List<String> entries(String bundle) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipFile jar = new ZipFile(RunnerProcess.JAR.toFile());
                InputStream stream = jar.getInputStream(jar.getEntry("bundles/" + bundle + ".jar"));
                ZipInputStream inner = new ZipInputStream(stream)) {
            for (ZipEntry entry = inner.getNextEntry(); entry != null; entry = inner.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    @Test
    void bringsTheEngineAndEjmlButNothingOfKnime() throws IOException {
        List<String> names = entries(EquinoxPlatform.EXTENSION);
        assertTrue(
                names.containsAll(List.of("plugin.xml", "lib/engine.jar", "lib/ejml-core.jar", "lib/ejml-ddense.jar")));
        assertEquals(
                List.of(),
                names.stream().filter(name -> name.startsWith("org/knime/")).toList());
    }

    @Test
    void resolvesAndStartsByItsManifest() throws Exception {
        try (EquinoxPlatform platform = EquinoxPlatform.start()) {
            Bundle bundle = platform.bundle(EquinoxPlatform.EXTENSION);
            bundle.loadClass("org.mixedmodels.knime.fit.FitMixedModelNodeFactory");
            assertEquals(Bundle.ACTIVE, bundle.getState());
            assertEquals(
                    List.of(),
                    bundle.adapt(BundleWiring.class).getCapabilities(PackageNamespace.PACKAGE_NAMESPACE),
                    "exported packages");
            List<String> providers = new ArrayList<>();
            for (BundleWire wire : bundle.adapt(BundleWiring.class).getRequiredWires("osgi.wiring.bundle")) {
                providers.add(wire.getProvider().getSymbolicName());
            }
            assertTrue(providers.containsAll(List.of("org.knime.core", "org.knime.core.ui")), providers.toString());
        }
    }

    @Test
    void theEngineInTheBundleIsNotThatOfTheCommandLine() throws Exception {
        String name = "org.mixedmodels.engine.formula.FormulaParser";
        try (EquinoxPlatform platform = EquinoxPlatform.start()) {
            Class<?> inside = platform.bundle(EquinoxPlatform.EXTENSION).loadClass(name);
            assertTrue(inside != Class.forName(name), "the bundle sees classes of the class path");
        }
    }

    @Test
    void theJarNeedsNothingBesides() throws IOException {
        try (ZipFile jar = new ZipFile(RunnerProcess.JAR.toFile())) {
            assertEquals(
                    List.of(),
                    jar.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.startsWith("org/knime/")
                                    || name.startsWith("org/mixedmodels/runner/workflow/"))
                            .toList());
            assertTrue(
                    jar.getEntry("org/ejml/data/DMatrixRMaj.class") != null,
                    Path.of(jar.getName()).toString());
        }
    }
}
