package org.mixedmodels.benchmarks.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mixedmodels.benchmarks.speed.Machine;

/** Simulates studies and prints how often their 95% intervals contain what they are for. */
public final class CoverageCommand {

    private static final int REPLICATES = 2000;
    private static final long SEED = 20261120;

    private CoverageCommand() {}

    /** Runs the studies; arguments as in the usage. */
    public static void run(String[] arguments) {
        int replicates = REPLICATES;
        long seed = SEED;
        List<Integer> groups = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith("--replicates=")) {
                replicates = Integer.parseInt(argument.substring("--replicates=".length()));
            } else if (argument.startsWith("--seed=")) {
                seed = Long.parseLong(argument.substring("--seed=".length()));
            } else {
                groups.add(Integer.parseInt(argument));
            }
        }
        List<Integer> sizes = groups.isEmpty() ? List.of(20, 50, 200) : groups;
        for (Study study : List.of(new SlopeStudy(), new OneWayStudy())) {
            Map<Integer, Tally> byGroups = new LinkedHashMap<>();
            for (int size : sizes) {
                byGroups.put(size, study.run(size, replicates, seed));
            }
            System.out.println(
                    "## " + study.title() + "\n\n" + study.description() + "\n\n" + CoverageTable.of(byGroups));
        }
        System.out.println(Machine.description() + "; " + replicates + " replicates, seed " + seed + ".");
    }
}
