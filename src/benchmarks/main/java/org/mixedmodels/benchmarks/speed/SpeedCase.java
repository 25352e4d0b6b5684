package org.mixedmodels.benchmarks.speed;

import java.util.List;
import org.mixedmodels.benchmarks.data.InterceptData;
import org.mixedmodels.benchmarks.data.SlopeData;
import org.mixedmodels.engine.likelihood.Estimation;

/**
 * A model and its data.
 *
 * @param name names the case on the command line and in the tables
 * @param description what the data are, for the table
 * @param formula the model, as lme4 and the engine read it
 * @param estimation ML or REML
 * @param origin where the rows come from
 * @param heap the largest heap of the virtual machine, as {@code -Xmx} takes it
 */
public record SpeedCase(
        String name, String description, String formula, Estimation estimation, Origin origin, String heap) {

    private static final long SEED = 20251;
    private static final String SLOPES = "y ~ x + z + (1 + x | g)";
    private static final int MILLION = 1_000_000;

    /** All cases, in the order of the table. */
    public static List<SpeedCase> all() {
        return List.of(
                new SpeedCase(
                        "slopes-1m",
                        "1,000,000 rows, 10,000 groups, random slope",
                        SLOPES,
                        Estimation.REML,
                        new Origin.InMemory(() -> SlopeData.rows(MILLION, 10_000, List.of("x", "z"), 1, SEED)),
                        "2g"),
                new SpeedCase(
                        "streamed-10m",
                        "the same with 10,000,000 rows, streamed in a 512 MB heap",
                        SLOPES,
                        Estimation.REML,
                        new Origin.Streamed(() -> SlopeData.rows(10L * MILLION, 10_000, List.of("x", "z"), 1, SEED)),
                        "512m"),
                new SpeedCase(
                        "insteval",
                        "InstEval, 73,421 rows, 3 crossed factors",
                        "y ~ 1 + service + (1 | s) + (1 | d) + (1 | dept)",
                        Estimation.ML,
                        new Origin.FromR("InstEval"),
                        "2g"),
                new SpeedCase(
                        "sleepstudy",
                        "sleepstudy, 180 rows, random slope",
                        "Reaction ~ Days + (Days | Subject)",
                        Estimation.REML,
                        new Origin.FromR("sleepstudy"),
                        "512m"),
                new SpeedCase(
                        "nested-1m",
                        "1,000,000 rows, 50,000 classes in 5,000 schools",
                        "y ~ x + (1 | school/class)",
                        Estimation.REML,
                        new Origin.InMemory(() -> InterceptData.nested(MILLION, 5_000, 10, SEED)),
                        "2g"),
                new SpeedCase(
                        "crossed-1m",
                        "1,000,000 rows, 100,000 x 5,000 x 10,000 levels, sparsely crossed, in a 2 GB heap",
                        "y ~ x + (1 | student) + (1 | school) + (1 | teacher)",
                        Estimation.REML,
                        new Origin.InMemory(() -> InterceptData.crossed(MILLION, 100_000, 5_000, 10_000, SEED)),
                        "2g"));
    }

    /**
     * The case of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SpeedCase named(String name) {
        return all().stream()
                .filter(c -> c.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no case " + name + "; there are "
                        + all().stream().map(SpeedCase::name).toList()));
    }
}
