package org.mixedmodels.benchmarks;

import java.util.Arrays;
import org.mixedmodels.benchmarks.coverage.CoverageCommand;
import org.mixedmodels.benchmarks.curves.CurvesCommand;
import org.mixedmodels.benchmarks.profile.ProfileCommand;
import org.mixedmodels.benchmarks.speed.MeasuredFit;
import org.mixedmodels.benchmarks.speed.SpeedCommand;

/** The entry of the jar: dispatches to the command that the first argument names. */
public final class Main {

    private static final String USAGE = """
            speed [--no-peer] [--peer-timeout=SECONDS] [CASE ...]   fits side by side with lme4
            curves [rows|levels|slopes ...]                         time against the size of the data
            profile CASE|CURVE=SIZE [SECONDS]                       where the time of a fit goes
            kernels [JMH OPTIONS]                                   kernels measured by JMH
            coverage [--replicates=N] [--seed=N] [GROUPS ...]       how often intervals contain the truth""";

    private Main() {}

    /** Runs a command. */
    public static void main(String[] arguments) throws Exception {
        String command = arguments.length == 0 ? "" : arguments[0];
        String[] rest = arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (command) {
            case "speed" -> SpeedCommand.run(rest);
            case "curves" -> CurvesCommand.run(rest);
            case "profile" -> ProfileCommand.run(rest);
            case "kernels" -> org.openjdk.jmh.Main.main(rest);
            case "coverage" -> CoverageCommand.run(rest);
            case MeasuredFit.COMMAND -> MeasuredFit.run(rest);
            default -> System.out.println(USAGE);
        }
    }
}
