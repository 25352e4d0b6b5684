package org.mixedmodels.benchmarks.speed;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/** Says when and on how large a machine something was measured. */
public final class Machine {

    private static final double GIGABYTE = 1L << 30;

    private Machine() {}

    /** Date, cores, memory and Java version, without a full stop. */
    public static String description() {
        return String.format(
                Locale.ROOT,
                "Measured on %s: %d cores, %.0f GB, Java %s",
                LocalDate.now(ZoneId.systemDefault()),
                Runtime.getRuntime().availableProcessors(),
                memory() / GIGABYTE,
                Runtime.version().feature());
    }

    private static double memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getTotalMemorySize()
                : Double.NaN;
    }
}
