package org.mixedmodels.benchmarks.speed;

import java.nio.file.Path;
import java.util.Locale;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * What runs in the virtual machine of one case: a first fit, warm fits, the fit's pass over the rows, a bare pass, and a
 * fit while the live heap is watched. Prints lines {@code key=value}.
 */
public final class MeasuredFit {

    /** The command of {@link org.mixedmodels.benchmarks.Main} that runs this. */
    public static final String COMMAND = "measured-fit";

    private static final int FEWEST = 5;
    private static final double BUDGET = 3;

    private MeasuredFit() {}

    /** Measures the case named first, whose rows lie in the folder named second. */
    public static void run(String[] arguments) {
        SpeedCase speedCase = SpeedCase.named(arguments[0]);
        EngineFit engine = new EngineFit(
                speedCase.formula(), speedCase.estimation(), CaseRows.open(speedCase, Path.of(arguments[1])));
        try {
            measure(engine);
        } catch (InvalidInputException e) {
            System.out.println("refused=" + e.getMessage());
        }
    }

    private static void measure(EngineFit engine) {
        long start = System.nanoTime();
        LinearMixedModel model = engine.fit();
        print("cold", (System.nanoTime() - start) * 1e-9);
        print("criterion", model.criterion());
        print("evaluations", model.optimization().evaluations());
        print("seconds", Stopwatch.median(engine::fit, FEWEST, BUDGET));
        print("reading", Stopwatch.median(engine::read, FEWEST, 1));
        print("pass", Stopwatch.median(engine::pass, FEWEST, 1));
        print("pass1", Stopwatch.median(() -> engine.pass(1), FEWEST, 1));
        print("peak", LiveHeap.peak(engine::fit));
    }

    private static void print(String key, double value) {
        System.out.println(String.format(Locale.ROOT, "%s=%.9f", key, value));
    }
}
