package org.mixedmodels.benchmarks.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Tally.Kind KIND = new Tally.Kind("mean", "t");

    private static Tally.Replicate replicate(double... limits) {
        Tally.Replicate replicate = new Tally.Replicate();
        for (int i = 0; i < limits.length; i += 2) {
            replicate.add("mean", "t", limits[i], limits[i + 1], 0);
        }
        return replicate;
    }

    @Test
    void countsWhatContainsTheTruth() {
        Tally tally = new Tally();
        tally.add(replicate(-1, 1, 0, 2));
        Tally other = new Tally();
        other.add(replicate(0.5, 1, Double.NaN, Double.NaN));
        tally.add(other);
        Tally.Count count = tally.counts().get(KIND);
        assertEquals(2.0 / 3, count.coverage(), 1e-15);
        assertEquals(0.25, count.absent(), 1e-15);
        // residuals of the replicates 2 - 2 * 2/3 and 0 - 1 * 2/3
        assertEquals(Math.sqrt(Math.pow(2.0 / 3, 2) * 2) / 3, count.stdError(), 1e-15);
    }

    @Test
    void standardErrorOfIndependentIntervalsIsThatOfAProportion() {
        Tally tally = new Tally();
        SplittableRandom random = new SplittableRandom(1);
        int n = 10_000;
        for (int i = 0; i < n; i++) {
            tally.add(replicate(-1, random.nextDouble() < 0.95 ? 1 : -0.5));
        }
        Tally.Count count = tally.counts().get(KIND);
        assertEquals(Math.sqrt(count.coverage() * (1 - count.coverage()) / n), count.stdError(), 1e-12);
    }

    @Test
    void tablesShowWhatLeavesTheRange() {
        Tally tally = new Tally();
        tally.add(replicate(-1, 1, 0.5, 1));
        String table = CoverageTable.of(Map.of(20, tally));
        assertEquals("| quantity | interval | 20 groups |\n|---|---|---:|\n| mean | t | **50.0** ± 0.0 |\n", table);
    }

    @Test
    void equalSeedsGiveEqualCounts() {
        Study study = new OneWayStudy();
        String first = CoverageTable.of(Map.of(8, study.run(8, 6, 1)));
        assertEquals(first, CoverageTable.of(Map.of(8, study.run(8, 6, 1))));
        assertTrue(first.contains("expected value in a new group"));
    }
}
