package org.mixedmodels.benchmarks.speed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The R package lme4, run by {@code Rscript}. */
public final class LmePeer {

    private static final Duration EXPORT = Duration.ofMinutes(2);
    private static final List<String> SCRIPTS = List.of("columns.R", "export.R", "fit.R");

    private final Path scripts;
    private final Duration timeout;

    /**
     * A peer.
     *
     * @param folder where its scripts are written to
     * @param timeout after which a fit is given up
     */
    public LmePeer(Path folder, Duration timeout) {
        this.scripts = folder;
        this.timeout = timeout;
        try {
            Files.createDirectories(folder);
            for (String script : SCRIPTS) {
                extract(script);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void extract(String script) throws IOException {
        try (InputStream in = LmePeer.class.getResourceAsStream("/R/" + script)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks R/" + script);
            }
            Files.write(scripts.resolve(script), in.readAllBytes());
        }
    }

    /** Why lme4 cannot be run, or empty if it can. */
    public Optional<String> missing() {
        try {
            run(EXPORT, "-e", "library(lme4)");
            return Optional.empty();
        } catch (PeerMissingException e) {
            return Optional.of(e.reason());
        }
    }

    /** Writes a data set of lme4 to a folder. */
    void export(String dataset, Path folder) throws PeerMissingException {
        run(EXPORT, script("export.R"), dataset, folder.toString());
    }

    /**
     * Fits a case again and again for some seconds, once at least.
     *
     * @return what the script fit.R prints: seconds, fits, criterion, evaluations, version
     */
    Map<String, String> fit(SpeedCase speedCase, Path folder, double budget) throws PeerMissingException {
        String output = run(
                timeout,
                script("fit.R"),
                folder.toString(),
                speedCase.formula(),
                speedCase.estimation().name(),
                Double.toString(budget));
        return ChildProcess.keyValues(output);
    }

    private String script(String name) {
        return scripts.resolve(name).toString();
    }

    private static String run(Duration limit, String... arguments) throws PeerMissingException {
        List<String> command = new ArrayList<>(List.of("Rscript"));
        command.addAll(Arrays.asList(arguments));
        try {
            ChildProcess.Result result = ChildProcess.run(command, limit);
            if (result.exit() != 0) {
                throw new PeerMissingException("Rscript failed: " + result.lastLine());
            }
            return result.output();
        } catch (ChildProcess.TimeoutException e) {
            throw new PeerMissingException("more than " + limit.toSeconds() + " s");
        } catch (IOException e) {
            throw new PeerMissingException("Rscript cannot be started");
        }
    }
}
