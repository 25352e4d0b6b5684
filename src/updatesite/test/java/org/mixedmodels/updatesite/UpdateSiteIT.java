package org.mixedmodels.updatesite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eclipse.osgi.launch.EquinoxFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The site as it is published: what is on it, and that p2 installs the extension from it. */
class UpdateSiteIT {

    private static final String BUNDLE = "org.mixedmodels.knime";
    private static final String FEATURE = "org.mixedmodels.knime.feature";
    private static final Path SITE = Path.of(System.getProperty("site"));
    private static final Path TARGET = SITE.getParent();
    private static final String VERSION = System.getProperty("bundle.version");

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static String entry(Path jar, String name) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                InputStream stream = zip.getInputStream(zip.getEntry(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void holdsTheTestedBundleTheSourcesAndTheirFeatures() throws IOException {
        List<String> expected = List.of(
                "artifacts.jar",
                "category.xml",
                "content.jar",
                "features/" + FEATURE + "_" + VERSION + ".jar",
                "features/org.mixedmodels.knime.source.feature_" + VERSION + ".jar",
                "plugins/org.mixedmodels.knime.source_" + VERSION + ".jar",
                "plugins/" + BUNDLE + "_" + VERSION + ".jar");
        assertEquals(expected, files(SITE));
        assertArrayEquals(
                Files.readAllBytes(Path.of(System.getProperty("bundle.jar"))),
                Files.readAllBytes(SITE.resolve("plugins/" + BUNDLE + "_" + VERSION + ".jar")));
        try (ZipFile zip = new ZipFile(System.getProperty("site.zip"))) {
            assertEquals(
                    expected,
                    zip.stream()
                            .filter(entry -> !entry.isDirectory())
                            .map(ZipEntry::getName)
                            .sorted()
                            .toList());
        }
    }

    @Test
    void theFeatureIsTheBundleAndNothingElse() throws Exception {
        Element feature = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(SITE.getParent()
                        .resolve("features/" + FEATURE + "/feature.xml")
                        .toFile())
                .getDocumentElement();
        NodeList plugins = feature.getElementsByTagName("plugin");
        assertEquals(1, plugins.getLength());
        assertEquals(BUNDLE, ((Element) plugins.item(0)).getAttribute("id"));
        assertEquals(VERSION, ((Element) plugins.item(0)).getAttribute("version"));
        assertEquals(VERSION, feature.getAttribute("version"));
        assertEquals(0, feature.getElementsByTagName("includes").getLength());
    }

    /** What users see in KNIME's installation dialog, and nothing of the machine that built it. */
    @Test
    void isDescribedForTheInstallationDialog() throws IOException {
        String content = entry(SITE.resolve("content.jar"), "content.xml");
        assertTrue(content.contains("<repository name='Mixed Models for KNIME'"), content);
        assertTrue(content.contains("value='Mixed Models'"), "the category");
        assertTrue(content.contains("GNU General Public License"), "the licence");
        assertTrue(content.contains("<required namespace='osgi.bundle' name='org.knime.core' range='[5.8.0,6.0.0)'/>"));
        assertFalse(content.contains(System.getProperty("user.dir")), "a path of this machine");
        assertFalse(content.contains("${"), "a property that was not filled in");
    }

    @Test
    void theSourcesAreThoseOfTheClasses() throws IOException {
        TreeSet<String> sources = new TreeSet<>();
        try (ZipFile zip = new ZipFile(SITE.resolve("plugins/org.mixedmodels.knime.source_" + VERSION + ".jar")
                .toFile())) {
            zip.stream().map(ZipEntry::getName).forEach(sources::add);
        }
        try (ZipFile zip = new ZipFile(System.getProperty("bundle.jar"))) {
            List<String> missing = zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.replaceAll("(\\$.*)?\\.class$", ".java"))
                    .filter(name -> !sources.contains(name))
                    .distinct()
                    .toList();
            assertEquals(List.of(), missing);
        }
        assertTrue(sources.contains("org/mixedmodels/engine/fit/LinearMixedModelFitter.java"));
        assertTrue(sources.stream().noneMatch(name -> name.startsWith("org/knime/")));
    }

    @Test
    void isInstalledByP2AndStarts(@TempDir Path folder) throws Exception {
        Path platform = folder.resolve("platform");
        P2 p2 = new P2(TARGET.resolve("p2/plugins"), folder.resolve("configuration"));
        p2.run(
                "org.eclipse.equinox.p2.publisher.FeaturesAndBundlesPublisher",
                "-source",
                TARGET.resolve("platform").toString(),
                "-metadataRepository",
                platform.toUri().toString(),
                "-artifactRepository",
                platform.toUri().toString(),
                "-publishArtifacts");
        Path java = Path.of("test/resources/java").toAbsolutePath();
        Path installed = folder.resolve("installed");
        p2.run(
                "org.eclipse.equinox.p2.director",
                "-metadataRepository",
                SITE.toUri() + "," + platform.toUri() + "," + java.toUri(),
                "-artifactRepository",
                SITE.toUri() + "," + platform.toUri(),
                "-installIU",
                FEATURE + ".feature.group",
                "-destination",
                installed.toString(),
                "-bundlepool",
                installed.toString(),
                "-profile",
                "KNIMEProfile",
                "-profileProperties",
                "org.eclipse.update.install.features=true");
        assertTrue(Files.isRegularFile(installed.resolve("plugins/" + BUNDLE + "_" + VERSION + "/plugin.xml")));
        assertStarts(installed.resolve("plugins"), folder.resolve("storage"));
    }

    /** Everything that p2 has installed, in a framework of its own. */
    private static void assertStarts(Path plugins, Path storage) throws Exception {
        Map<String, String> configuration = new HashMap<>();
        configuration.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        configuration.put("osgi.instance.area", "@none");
        configuration.put("osgi.user.area", "@none");
        configuration.put("osgi.compatibility.bootdelegation", "true"); // as the launcher of KNIME sets it
        Framework framework = new EquinoxFactory().newFramework(configuration);
        framework.start();
        try (Stream<Path> files = Files.list(plugins)) {
            List<Bundle> bundles = new ArrayList<>();
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().startsWith("org.eclipse.osgi_")) {
                    String location = (Files.isDirectory(file) ? "reference:" : "") + file.toUri();
                    bundles.add(framework.getBundleContext().installBundle(location));
                }
            }
            for (Bundle bundle : bundles) {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
            Bundle extension = bundles.stream()
                    .filter(bundle -> BUNDLE.equals(bundle.getSymbolicName()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(VERSION, extension.getVersion().toString());
            extension
                    .loadClass("org.mixedmodels.knime.fit.FitMixedModelNodeFactory")
                    .getConstructor()
                    .newInstance();
            assertEquals(Bundle.ACTIVE, extension.getState());
        } finally {
            framework.stop();
            framework.waitForStop(10_000);
        }
    }
}
