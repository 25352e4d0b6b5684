package org.mixedmodels.benchmarks.speed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, with a limit of time. */
final class ChildProcess {

    private ChildProcess() {}

    /** The program took too long and was ended. */
    static final class TimeoutException extends Exception {
        private static final long serialVersionUID = 1;
    }

    /**
     * What a program left.
     *
     * @param exit its exit status
     * @param output what it wrote, errors included
     */
    record Result(int exit, String output) {
        String lastLine() {
            return output.substring(output.strip().lastIndexOf('\n') + 1).strip();
        }
    }

    /**
     * Runs a program.
     *
     * @throws IOException if it cannot be started
     */
    static Result run(List<String> command, Duration limit) throws IOException, TimeoutException {
        Path output = Files.createTempFile("benchmark", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                throw new TimeoutException();
            }
            try (InputStream in = Files.newInputStream(output)) {
                return new Result(process.exitValue(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** The lines {@code key=value} of an output. */
    static Map<String, String> keyValues(String output) {
        Map<String, String> values = new LinkedHashMap<>();
        output.lines().filter(line -> line.contains("=")).forEach(line -> {
            int at = line.indexOf('=');
            values.put(line.substring(0, at), line.substring(at + 1));
        });
        return values;
    }
}
