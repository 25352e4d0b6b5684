package org.mixedmodels.benchmarks.profile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import jdk.jfr.Recording;
import org.mixedmodels.benchmarks.curves.Curve;
import org.mixedmodels.benchmarks.data.Folders;
import org.mixedmodels.benchmarks.speed.CaseRows;
import org.mixedmodels.benchmarks.speed.EngineFit;
import org.mixedmodels.benchmarks.speed.LmePeer;
import org.mixedmodels.benchmarks.speed.PeerMissingException;
import org.mixedmodels.benchmarks.speed.SpeedCase;
import org.mixedmodels.benchmarks.speed.Stopwatch;

/** Fits a case again and again while the flight recorder samples. */
public final class ProfileCommand {

    private static final Duration PERIOD = Duration.ofMillis(10);
    private static final Duration EXPORT = Duration.ofMinutes(2);

    private ProfileCommand() {}

    /** Profiles what the first argument names, a case or a point of a curve, for the seconds given second, 10 if none. */
    public static void run(String[] arguments) throws Exception {
        double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 10;
        Path folder = Files.createTempDirectory("mixed-models-profile");
        EngineFit engine = arguments[0].contains("=") ? Curve.fit(arguments[0]) : prepared(arguments[0], folder);
        engine.fit();
        Path file = folder.resolve("profile.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(PERIOD);
            recording.start();
            double median = Stopwatch.median(engine::fit, 2, seconds);
            recording.stop();
            recording.dump(file);
            System.out.printf(Locale.ROOT, "%s: %.4f s per fit%n", arguments[0], median);
        }
        System.out.println(HotSpots.of(file).table());
        Folders.delete(folder);
    }

    private static EngineFit prepared(String name, Path folder) throws PeerMissingException {
        SpeedCase speedCase = SpeedCase.named(name);
        Path data = folder.resolve("data");
        CaseRows.prepare(speedCase, data, new LmePeer(folder, EXPORT));
        return new EngineFit(speedCase.formula(), speedCase.estimation(), CaseRows.open(speedCase, data));
    }
}
