package org.mixedmodels.benchmarks.curves;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mixedmodels.benchmarks.speed.EngineFit;
import org.mixedmodels.benchmarks.speed.Machine;
import org.mixedmodels.benchmarks.speed.Stopwatch;
import org.mixedmodels.engine.design.ModelData;

/**
 * Measures curves and prints their points and exponents. Rows are generated while they are read, so the time of a fit
 * contains that of a bare pass, which is printed beside it.
 */
public final class CurvesCommand {

    private static final int FEWEST = 3;
    private static final double BUDGET = 1;

    private CurvesCommand() {}

    /** Measures the curves that are named, or all. */
    public static void run(String[] arguments) {
        List<String> names = Arrays.asList(arguments);
        boolean warm = false;
        for (Curve curve : Curve.all()) {
            if (names.isEmpty() || names.contains(curve.name())) {
                if (!warm) {
                    EngineFit first = curve.fits().apply(curve.sizes().get(0));
                    Stopwatch.median(first::fit, FEWEST, 3 * BUDGET);
                    Stopwatch.median(first::pass, FEWEST, BUDGET);
                    warm = true;
                }
                measure(curve);
            }
        }
        System.out.println("\n" + Machine.description() + ".");
    }

    private static void measure(Curve curve) {
        System.out.println("\n" + curve.description());
        System.out.println("| size | fit, s | bare pass, s | reading, s | estimating, s | evaluations |");
        System.out.println("|---:|---:|---:|---:|---:|---:|");
        int n = curve.sizes().size();
        double[][] seconds = new double[4][n];
        for (int i = 0; i < n; i++) {
            EngineFit engine = curve.fits().apply(curve.sizes().get(i));
            ModelData data = engine.read();
            int evaluations = engine.estimate(data).optimization().evaluations();
            seconds[1][i] = Stopwatch.median(engine::pass, FEWEST, BUDGET / 2);
            seconds[2][i] = Stopwatch.median(engine::read, FEWEST, BUDGET);
            seconds[3][i] = Stopwatch.median(() -> engine.estimate(data), FEWEST, BUDGET);
            seconds[0][i] = seconds[2][i] + seconds[3][i];
            System.out.printf(
                    Locale.ROOT,
                    "| %,.0f | %.4f | %.4f | %.4f | %.4f | %d |%n",
                    curve.sizes().get(i),
                    seconds[0][i],
                    seconds[1][i],
                    seconds[2][i],
                    seconds[3][i],
                    evaluations);
        }
        double[] sizes = curve.sizes().stream().mapToDouble(Double::doubleValue).toArray();
        System.out.printf(
                Locale.ROOT,
                "| exponent | %.2f | %.2f | %.2f | %.2f | |%n",
                PowerLaw.exponent(sizes, seconds[0]),
                PowerLaw.exponent(sizes, seconds[1]),
                PowerLaw.exponent(sizes, seconds[2]),
                PowerLaw.exponent(sizes, seconds[3]));
    }
}
