package org.mixedmodels.updatesite;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs an application of p2 in a process of its own. */
final class P2 {

    /** What must run before an application is found. */
    private static final List<String> STARTED = List.of(
            "org.apache.felix.scr",
            "org.eclipse.core.runtime",
            "org.eclipse.equinox.app",
            "org.eclipse.equinox.common");

    private static final List<String> NOT_INSTALLED = List.of(
            "org.eclipse.osgi",
            "org.eclipse.equinox.launcher",
            "org.eclipse.equinox.console",
            "org.apache.felix.gogo.command",
            "org.apache.felix.gogo.runtime",
            "org.apache.felix.gogo.shell");

    private static final long MINUTES = 3;

    private final Path plugins;
    private final Path configuration;

    /**
     * p2 from its unpacked bundles.
     *
     * @param plugins the folder of the bundles
     * @param configuration an empty folder
     */
    P2(Path plugins, Path configuration) throws IOException {
        this.plugins = plugins;
        this.configuration = configuration;
        Files.createDirectories(configuration);
        Files.writeString(
                configuration.resolve("config.ini"),
                "osgi.bundles=" + bundles() + "\nosgi.bundles.defaultStartLevel=4\nosgi.framework="
                        + jar("org.eclipse.osgi").toUri() + "\n");
    }

    private static String symbolicName(Path jar) {
        return jar.getFileName().toString().replaceAll("_[0-9].*", "");
    }

    private String bundles() throws IOException {
        try (Stream<Path> jars = Files.list(plugins)) {
            return jars.filter(jar -> !NOT_INSTALLED.contains(symbolicName(jar)))
                    .map(jar -> "reference:" + jar.toUri() + (STARTED.contains(symbolicName(jar)) ? "@start" : ""))
                    .collect(Collectors.joining(","));
        }
    }

    private Path jar(String symbolicName) throws IOException {
        try (Stream<Path> jars = Files.list(plugins)) {
            return jars.filter(jar -> symbolicName(jar).equals(symbolicName))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * Runs an application to its end.
     *
     * @return what it printed
     */
    String run(String application, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar("org.eclipse.equinox.launcher").toString(),
                "-nosplash",
                "-consoleLog",
                "-configuration",
                configuration.toString(),
                "-data",
                "@none",
                "-application",
                application));
        command.addAll(List.of(arguments));
        File output = File.createTempFile("output", ".log", configuration.toFile());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        String text = Files.readString(output.toPath(), StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw new AssertionError(application + " ended with " + process.exitValue() + ":\n" + text);
        }
        return text;
    }
}
