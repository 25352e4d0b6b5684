package org.mixedmodels.benchmarks.profile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;
import org.mixedmodels.benchmarks.speed.CaseRows;
import org.mixedmodels.benchmarks.speed.EngineFit;
import org.mixedmodels.benchmarks.speed.LmePeer;
import org.mixedmodels.benchmarks.speed.SpeedCase;
import org.mixedmodels.benchmarks.speed.Stopwatch;

/** Fits a case again and again while the flight recorder samples. */
public final class ProfileCommand {

    private static final Duration PERIOD = Duration.ofMillis(10);
    private static final Duration EXPORT = Duration.ofMinutes(2);

    private ProfileCommand() {}

    /** Profiles the case named first for the seconds given second, 10 if none. */
    public static void run(String[] arguments) throws Exception {
        SpeedCase speedCase = SpeedCase.named(arguments[0]);
        double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 10;
        Path folder = Files.createTempDirectory("mixed-models-profile");
        CaseRows.prepare(speedCase, folder.resolve("data"), new LmePeer(folder.resolve("R"), EXPORT));
        EngineFit engine = new EngineFit(
                speedCase.formula(), speedCase.estimation(), CaseRows.open(speedCase, folder.resolve("data")));
        engine.fit();
        Path file = folder.resolve("profile.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(PERIOD);
            recording.start();
            double median = Stopwatch.median(engine::fit, 2, seconds);
            recording.stop();
            recording.dump(file);
            System.out.printf("%s: %.4f s per fit%n", speedCase.name(), median);
        }
        System.out.println(HotSpots.of(file).table());
        System.out.println("recording: " + file);
    }
}
