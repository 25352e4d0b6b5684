package org.mixedmodels.benchmarks.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.benchmarks.Main;
import org.mixedmodels.benchmarks.data.Folders;

/** Runs cases, ours and the peer's after each other on the same files, and prints the tables. */
public final class SpeedCommand {

    private static final Duration OURS = Duration.ofMinutes(20);
    private static final double PEER_BUDGET = 10;

    private final Path folder;
    private final LmePeer peer;
    private final @Nullable String peerMissing;

    private SpeedCommand(Path folder, LmePeer peer, @Nullable String peerMissing) {
        this.folder = folder;
        this.peer = peer;
        this.peerMissing = peerMissing;
    }

    /** Runs the cases that are named, or all. */
    public static void run(String[] arguments) throws IOException {
        List<SpeedCase> cases = new ArrayList<>();
        Duration timeout = Duration.ofMinutes(10);
        boolean withPeer = true;
        for (String argument : arguments) {
            if (argument.equals("--no-peer")) {
                withPeer = false;
            } else if (argument.startsWith("--peer-timeout=")) {
                timeout = Duration.ofSeconds(Long.parseLong(argument.substring("--peer-timeout=".length())));
            } else {
                cases.add(SpeedCase.named(argument));
            }
        }
        Path folder = Files.createTempDirectory("mixed-models-speed");
        try {
            LmePeer peer = new LmePeer(folder, timeout);
            String missing = withPeer ? peer.missing().orElse(null) : "not asked for";
            if (missing != null) {
                System.out.println("lme4 is not run: " + missing);
            }
            new SpeedCommand(folder, peer, missing).run(cases.isEmpty() ? SpeedCase.all() : cases);
        } finally {
            Folders.delete(folder);
        }
    }

    private void run(List<SpeedCase> cases) throws IOException {
        List<SpeedResult> results = new ArrayList<>();
        System.out.println(SpeedTable.header());
        for (SpeedCase speedCase : cases) {
            SpeedResult result = measure(speedCase);
            results.add(result);
            System.out.println(SpeedTable.line(result));
            if (!result.note().isEmpty()) {
                System.out.println("# " + speedCase.name() + ": " + result.note());
            }
        }
        System.out.println("\n" + SpeedTable.partsHeader());
        results.forEach(result -> System.out.println(SpeedTable.parts(result)));
        System.out.println("\n" + SpeedTable.markdown(results));
    }

    private SpeedResult measure(SpeedCase speedCase) throws IOException {
        Path data = folder.resolve(speedCase.name());
        try {
            CaseRows.prepare(speedCase, data, peer);
        } catch (PeerMissingException e) {
            return new SpeedResult(
                    speedCase, Map.of(), Map.of(), "its data come from R's lme4, which is missing: " + e.reason());
        }
        List<String> notes = new ArrayList<>();
        Map<String, String> ours = ours(speedCase, data, notes);
        Map<String, String> theirs = theirs(speedCase, data, notes);
        Folders.delete(data);
        return new SpeedResult(speedCase, ours, theirs, String.join("; ", notes));
    }

    private static Map<String, String> ours(SpeedCase speedCase, Path data, List<String> notes) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + speedCase.heap(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                MeasuredFit.COMMAND,
                speedCase.name(),
                data.toString());
        try {
            ChildProcess.Result result = ChildProcess.run(command, OURS);
            Map<String, String> values = ChildProcess.keyValues(result.output());
            if (values.containsKey("refused")) {
                notes.add("the engine refuses: " + values.get("refused"));
            } else if (result.exit() != 0) {
                notes.add("the engine failed: " + result.output().strip());
            }
            return values;
        } catch (ChildProcess.TimeoutException e) {
            notes.add("the engine took more than " + OURS.toMinutes() + " minutes");
            return Map.of();
        }
    }

    private Map<String, String> theirs(SpeedCase speedCase, Path data, List<String> notes) {
        if (peerMissing != null) {
            return Map.of();
        }
        if (speedCase.origin() instanceof Origin.Streamed) {
            notes.add("lme4, which needs all rows in memory and more than 10 GB, is not run");
            return Map.of();
        }
        try {
            return peer.fit(speedCase, data, PEER_BUDGET);
        } catch (PeerMissingException e) {
            notes.add("lme4: " + e.reason());
            return Map.of();
        }
    }
}
