package org.mixedmodels.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the built jar as its users do: as a process of its own. */
final class RunnerProcess {

    static final Path JAR = Path.of("target", "mixedmodels-runner.jar").toAbsolutePath();
    static final Path DATA = Path.of("..", "engine", "test", "resources", "data")
            .toAbsolutePath()
            .normalize();
    static final Path PUPILS = Path.of("..", "..", "test-workflows", "pupils-in-schools")
            .toAbsolutePath()
            .normalize();

    private static final long SECONDS = 120;

    private RunnerProcess() {}

    /**
     * How a process ended.
     *
     * @param status its exit status
     * @param out what it wrote to the terminal
     * @param err what it wrote as errors
     */
    record Result(int status, String out, String err) {

        /** The error output without line breaks around it, which is one sentence or more, but never a stack trace. */
        String message() {
            return err.strip();
        }
    }

    /** Runs the jar in a folder. */
    static Result run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + SECONDS + " s: " + command);
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
