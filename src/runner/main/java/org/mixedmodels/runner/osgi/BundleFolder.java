package org.mixedmodels.runner.osgi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.mixedmodels.runner.api.ExitCode;
import org.mixedmodels.runner.api.RunnerException;

/** A temporary folder with the bundles of the runner's jar; deleted when it is closed or the process ends. */
final class BundleFolder implements AutoCloseable {

    private static final String RESOURCES = "/bundles/";

    private final Path folder;
    private final Thread atExit = new Thread(this::delete);

    private BundleFolder(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static BundleFolder create() {
        try {
            return new BundleFolder(Files.createTempDirectory("mixedmodels-runner"));
        } catch (IOException e) {
            throw failure("No temporary folder can be made", e);
        }
    }

    /** A place in the folder. */
    Path resolve(String name) {
        return folder.resolve(name);
    }

    /** Takes a bundle out of the runner's jar. */
    Path extract(String jar) {
        Path target = folder.resolve(jar);
        try (InputStream stream = BundleFolder.class.getResourceAsStream(RESOURCES + jar)) {
            if (stream == null) {
                throw new RunnerException(
                        ExitCode.LOAD_ERROR, "The bundle " + jar + " is missing in the runner's jar; build it again.");
            }
            Files.copy(stream, target);
            return target;
        } catch (IOException e) {
            throw failure("The bundle " + jar + " cannot be written to " + folder, e);
        }
    }

    private static RunnerException failure(String what, IOException e) {
        return new RunnerException(ExitCode.LOAD_ERROR, what + ": " + e.getMessage() + ".");
    }

    @Override
    public void close() {
        delete();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void delete() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // what is left lies in the system's folder for temporary files, which is cleaned by the system
            folder.toFile().deleteOnExit();
        }
    }
}
