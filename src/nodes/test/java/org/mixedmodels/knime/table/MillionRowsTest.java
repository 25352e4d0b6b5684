package org.mixedmodels.knime.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million rows in 24 MB of memory: their numbers alone would take as much, the cells and rows ten times that. */
class MillionRowsTest {

    private static final long MINUTES = 5;

    @TempDir
    Path folder;

    @Test
    void readsAMillionRowsWithoutHoldingThem() throws Exception {
        File out = folder.resolve("out.txt").toFile();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MillionRows.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(out)
                .start();
        assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), "it takes too long");
        String text = Files.readString(out.toPath(), StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), text);
        assertTrue(text.contains("1000000 rows, 1000 groups, 0 new"), text);
    }
}
