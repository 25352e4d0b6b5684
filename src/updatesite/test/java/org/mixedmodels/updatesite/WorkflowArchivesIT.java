package org.mixedmodels.updatesite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The archives that users import into KNIME: those of all workflows that are shown to users, with all they need. */
class WorkflowArchivesIT {

    private static final Path ARCHIVES = Path.of(System.getProperty("workflows"));
    private static final Path FOLDERS = Path.of("..", "..", "test-workflows");

    /** The workflows with a picture are for users, the others are tests of one node each. */
    static List<String> templates() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDERS)) {
            return folders.filter(folder -> Files.exists(folder.resolve("workflow.svg")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyTemplateHasAnArchive() throws IOException {
        try (Stream<Path> archives = Files.list(ARCHIVES)) {
            assertEquals(
                    templates().stream().map(name -> name + ".knwf").toList(),
                    archives.map(archive -> archive.getFileName().toString())
                            .sorted()
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void holdsTheWorkflowWithItsDataUnderItsName(String name) throws IOException {
        Path folder = FOLDERS.resolve(name);
        try (ZipFile archive = new ZipFile(ARCHIVES.resolve(name + ".knwf").toFile())) {
            assertEquals(
                    filesForUsers(folder, name),
                    archive.stream()
                            .filter(entry -> !entry.isDirectory())
                            .map(ZipEntry::getName)
                            .sorted()
                            .toList());
            for (String file : filesForUsers(folder, name)) {
                assertArrayEquals(
                        Files.readAllBytes(FOLDERS.resolve(file)),
                        archive.getInputStream(archive.getEntry(file)).readAllBytes(),
                        file);
            }
        }
    }

    /** The workflow, the settings of its nodes and its data: not what a run has written, nor what only tests need. */
    private static List<String> filesForUsers(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.equals("workflow.knime")
                            || file.endsWith("/settings.xml")
                            || file.startsWith("data/") && !file.startsWith("data/out/"))
                    .map(file -> name + "/" + file)
                    .sorted()
                    .toList();
        }
    }
}
