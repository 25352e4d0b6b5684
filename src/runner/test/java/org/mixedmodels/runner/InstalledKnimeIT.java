package org.mixedmodels.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every workflow of test-workflows in the batch executor of an installed KNIME that has the extension from the update site:
 * {@code mvn verify -Dknime.home=FOLDER}, where FOLDER holds {@code knime} or {@code knime.exe}, on macOS
 * {@code KNIME.app/Contents/MacOS}. Its exit code is 3 for what does not load and 4 for what does not execute.
 */
@EnabledIfSystemProperty(named = "knime.home", matches = ".+")
class InstalledKnimeIT {

    private static final long MINUTES = 10;

    @TempDir
    Path folder;

    static List<Path> workflows() throws IOException {
        return WorkflowsIT.workflows();
    }

    private static Path executable() {
        Path home = Path.of(System.getProperty("knime.home"));
        return Stream.of("knime", "knime.exe")
                .map(home::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no knime in " + home));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void executes(Path workflow) throws Exception {
        Path copy = FolderCopy.of(workflow, folder.resolve(workflow.getFileName()));
        File output = folder.resolve("output.txt").toFile();
        Process process = new ProcessBuilder(
                        executable().toString(),
                        "-nosplash",
                        "-consoleLog",
                        "-data",
                        folder.resolve("workspace").toString(),
                        "-application",
                        "org.knime.product.KNIME_BATCH_APPLICATION",
                        "-workflowDir=" + copy,
                        "-reset",
                        "-nosave",
                        "-failonloaderror")
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        assertEquals(0, process.exitValue(), Files.readString(output.toPath()));
    }
}
