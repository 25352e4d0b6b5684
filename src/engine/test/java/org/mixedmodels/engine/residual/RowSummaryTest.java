package org.mixedmodels.engine.residual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mixedmodels.engine.Expected.number;
import static org.mixedmodels.engine.Expected.numbers;
import static org.mixedmodels.engine.Expected.objects;
import static org.mixedmodels.engine.Near.assertNear;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.DataSets;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.progress.CancelledException;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** What a pass over the rows shows, against R. */
class RowSummaryTest {

    /** Relative to the spread of the outcome: estimates agree to 1e-7, conditional modes a digit less. */
    private static final double CLOSE = 1e-5;

    static List<String> ids() {
        return Expected.ids("pictures-.*");
    }

    private static RowSummary summary(String id, RowOptions options) {
        String data = Expected.load(id).getString("data");
        return RowSummary.of(ReferenceFits.fit(id), DataSets.load(data), options, ProgressMonitor.none());
    }

    private static double spread(String id) {
        return Math.sqrt(ReferenceFits.fit(id).data().outcome().variance());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void residualsAndPredictors(String file) {
        JsonObject expected = Expected.load(file);
        String id = expected.getString("id");
        RowSummary summary = summary(id, RowOptions.defaults());
        RowSample sample = summary.sample();
        assertTrue(sample.isComplete());
        double[] residuals = numbers(expected.getJsonArray("residuals"));
        double[] fitted = numbers(expected.getJsonArray("fitted"));
        for (int i = 0; i < residuals.length; i++) {
            assertEquals(i, sample.rows()[i]);
            assertEquals(residuals[i], sample.residual()[i], CLOSE * spread(id));
            assertEquals(fitted[i], sample.fitted()[i], CLOSE * spread(id));
            assertEquals(sample.outcome()[i], sample.fitted()[i] + sample.residual()[i], 1e-9 * spread(id));
        }
        PredictorSummary predictor = summary.predictor(expected.getString("predictor"));
        assertEquals(number(expected, "mean"), predictor.mean(), 1e-9 * predictor.stdDev());
        assertEquals(number(expected, "stdDev"), predictor.stdDev(), 1e-9 * predictor.stdDev());
        assertEquals(number(expected, "smallest"), predictor.smallest());
        assertEquals(number(expected, "largest"), predictor.largest());
        assertFalse(predictor.indicator());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void linesOfGroups(String file) {
        JsonObject expected = Expected.load(file);
        String id = expected.getString("id");
        LinearMixedModel model = ReferenceFits.fit(id);
        GroupLines lines = summary(id, RowOptions.defaults()).lines().get(0);
        double tolerance = CLOSE * spread(id);
        assertEquals(expected.getString("predictor"), lines.predictor());
        assertTrue(lines.randomSlope());
        List<String> levels = model.crossProducts().factors().get(0).levels();
        for (JsonObject group : objects(expected, "groups")) {
            int level = levels.indexOf(group.getString("level"));
            assertEquals(number(group, "n"), lines.observations()[level]);
            assertEquals(number(group, "from"), lines.from()[level]);
            assertEquals(number(group, "to"), lines.to()[level]);
            assertNear(number(group, "ownIntercept"), lines.none().intercepts()[level], tolerance, "own intercept");
            assertNear(number(group, "ownSlope"), lines.none().slopes()[level], tolerance, "own slope");
            assertEquals(number(group, "partialIntercept"), lines.partial().intercepts()[level], tolerance);
            assertEquals(number(group, "partialSlope"), lines.partial().slopes()[level], tolerance);
        }
        assertEquals(number(expected, "completeIntercept"), lines.complete().intercept(), tolerance);
        assertEquals(number(expected, "completeSlope"), lines.complete().slope(), tolerance);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void quartilesByGroup(String file) {
        JsonObject expected = Expected.load(file);
        String id = expected.getString("id");
        GroupResiduals groups = summary(id, RowOptions.defaults()).groups().get(0);
        List<String> levels =
                ReferenceFits.fit(id).crossProducts().factors().get(0).levels();
        for (JsonObject group : objects(expected, "groups")) {
            int place = Arrays.binarySearch(groups.levels(), levels.indexOf(group.getString("level")));
            BoxSummary box = BoxSummary.of(groups.residuals()[place]);
            double[] quartiles = numbers(group.getJsonArray("quartiles"));
            assertArrayEquals(
                    quartiles, new double[] {box.quarter(), box.median(), box.threeQuarters()}, CLOSE * spread(id));
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void normalQuantiles(String file) {
        JsonObject expected = Expected.load(file);
        NormalQuantiles quantiles = NormalQuantiles.of(summary(expected.getString("id"), RowOptions.defaults())
                .sample()
                .scaled());
        double[] scores = numbers(expected.getJsonArray("scores"));
        double[] ordered = numbers(expected.getJsonArray("ordered"));
        for (int i = 0; i < scores.length; i++) {
            assertEquals(scores[i], quantiles.scores()[i], 1e-8);
            assertEquals(ordered[i], quantiles.values()[i], CLOSE);
        }
        assertEquals(number(expected, "lineIntercept"), quantiles.intercept(), CLOSE);
        assertEquals(number(expected, "lineSlope"), quantiles.slope(), CLOSE);
    }

    @Test
    void aSampleHasRowsOfEveryGroupInProportion() {
        RowOptions options = new RowOptions(600, 20, 10, 3);
        RowSummary summary = summary("bdf-slope-ml", options);
        RowSample sample = summary.sample();
        LinearMixedModel model = ReferenceFits.fit("bdf-slope-ml");
        long[] sizes = model.crossProducts().factors().get(0).observations();
        int[] drawn = new int[sizes.length];
        Arrays.stream(sample.levels()[0]).forEach(level -> drawn[level]++);
        assertEquals(600, sample.rows().length);
        assertEquals(model.nobs(), sample.total());
        assertFalse(sample.isComplete());
        for (int level = 0; level < sizes.length; level++) {
            assertEquals(sizes[level] * 600.0 / model.nobs(), drawn[level], 1);
        }
        assertEquals(600, LongStream.of(sample.rows()).distinct().count());
        assertArrayEquals(
                sample.rows(), summary("bdf-slope-ml", options).sample().rows());
        assertFalse(Arrays.equals(
                sample.rows(),
                summary("bdf-slope-ml", new RowOptions(600, 20, 10, 4)).sample().rows()));
        assertEquals(20, summary.groups().get(0).levels().length);
        assertTrue(Arrays.stream(summary.groups().get(0).residuals()).allMatch(values -> values.length <= 10));
    }

    @Test
    void trendsAreOfAllRows() {
        Trend sampled = summary("bdf-slope-ml", new RowOptions(600, 20, 10, 3))
                .residuals()
                .orElseThrow();
        Trend all = summary("bdf-slope-ml", RowOptions.defaults()).residuals().orElseThrow();
        assertArrayEquals(all.y(), sampled.y());
        assertEquals(2287, LongStream.of(all.counts()).sum());
        assertTrue(IntStream.range(1, all.x().length).allMatch(i -> all.x()[i] > all.x()[i - 1]));
        double mean = IntStream.range(0, all.x().length)
                        .mapToDouble(i -> all.counts()[i] * all.y()[i])
                        .sum()
                / 2287;
        double expected = Arrays.stream(
                        summary("bdf-slope-ml", RowOptions.defaults()).sample().residual())
                .average()
                .orElseThrow();
        assertEquals(expected, mean, 1e-12);
    }

    @Test
    void groupsWithoutPredictorHaveLevels() {
        List<GroupLines> lines =
                summary("penicillin-reml", RowOptions.defaults()).lines();
        assertEquals(
                List.of("plate", "sample"),
                lines.stream().map(GroupLines::group).toList());
        for (GroupLines each : lines) {
            assertNull(each.predictor());
            assertTrue(Arrays.stream(each.none().slopes()).allMatch(slope -> slope == 0));
        }
        assertTrue(summary("dyestuff-reml", RowOptions.defaults()).residuals().isEmpty());
    }

    @Test
    void rowsWithMissingCellsAreLeftOut() {
        RowSummary summary = summary("classrooms-weighted-reml", RowOptions.defaults());
        LinearMixedModel model = ReferenceFits.fit("classrooms-weighted-reml");
        assertEquals(model.nobs(), summary.sample().rows().length);
        double pearson =
                Arrays.stream(summary.sample().scaled()).map(r -> r * r).sum();
        assertTrue(pearson < model.nobs() && pearson > 0.5 * model.nobs(), "sum of squares " + pearson);
        assertEquals(
                List.of("arts", "science", "sport"), summary.predictor("track").categories());
        assertEquals(1, Arrays.stream(summary.predictor("track").shares()).sum(), 1e-12);
    }

    @Test
    void canBeCancelled() {
        ProgressMonitor cancelled = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                assertTrue(message.contains("rows"));
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(
                CancelledException.class,
                () -> RowSummary.of(
                        ReferenceFits.fit("dyestuff-reml"),
                        DataSets.load("dyestuff"),
                        RowOptions.defaults(),
                        cancelled));
    }
}
