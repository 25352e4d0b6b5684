package org.knime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundles export the packages that there are, except those that KNIME hides too and the insides of the SDK. */
class BundleManifestTest {

    private static final Set<String> HIDDEN = Set.of("org.knime.core.node.context.ports.impl");

    private static Attributes manifest(String bundle) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of("main/bundles", bundle, "META-INF/MANIFEST.MF"))) {
            return new Manifest(in).getMainAttributes();
        }
    }

    private static Set<String> exported(String bundle) throws IOException {
        return Stream.of(manifest(bundle).getValue("Export-Package").split(","))
                .map(export -> export.split(";")[0].trim())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> packages(String... roots) throws IOException {
        Set<String> packages = new TreeSet<>();
        Path sources = Path.of("main/java");
        for (String root : roots) {
            try (Stream<Path> files = Files.walk(sources.resolve(root))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .map(file -> sources.relativize(file.getParent()).toString())
                        .map(folder -> folder.replace('/', '.'))
                        .forEach(packages::add);
            }
        }
        packages.removeAll(HIDDEN);
        packages.removeIf(name -> name.startsWith("org.mixedmodels.sdk."));
        return packages;
    }

    @ParameterizedTest
    @CsvSource({
        "core, org/knime/core/data, org/knime/core/internal, org/knime/core/node",
        "ui, org/knime/node, org/knime/core/webui, org/mixedmodels/sdk"
    })
    void exportsItsPackages(String bundle, String first, String second, String third) throws IOException {
        assertEquals(packages(first, second, third), exported(bundle));
    }

    @ParameterizedTest
    @CsvSource({"core, org.knime.core", "ui, org.knime.core.ui", "base, org.knime.base"})
    void isASingletonOfTheOldestSupportedVersion(String bundle, String name) throws IOException {
        Attributes manifest = manifest(bundle);
        assertEquals(name + ";singleton:=true", manifest.getValue("Bundle-SymbolicName"));
        assertEquals("5.8.0", manifest.getValue("Bundle-Version"));
        assertEquals("JavaSE-17", manifest.getValue("Bundle-RequiredExecutionEnvironment"));
        assertEquals("lazy", manifest.getValue("Bundle-ActivationPolicy"));
        assertTrue(Files.exists(Path.of("main/bundles", bundle, "plugin.xml")) || bundle.equals("ui"));
    }
}
