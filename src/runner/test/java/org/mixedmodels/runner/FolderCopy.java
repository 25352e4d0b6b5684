package org.mixedmodels.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Copies of workflow folders that tests may damage. */
final class FolderCopy {

    private FolderCopy() {}

    /** Copies a folder with all that is in it. */
    static Path of(Path source, Path target) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(source)) {
            files = walk.toList();
        }
        for (Path file : files) {
            Path copy = target.resolve(source.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(file, copy);
            }
        }
        return target;
    }

    /** Replaces a text that must be in a file. */
    static void replace(Path file, String old, String replacement) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(old)) {
            throw new AssertionError(file + " does not contain " + old);
        }
        Files.writeString(file, text.replace(old, replacement));
    }
}
