package org.mixedmodels.engine.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.DataSets;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.design.ModelData;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.likelihood.ProfiledCriterion;
import org.mixedmodels.engine.optimize.Minimum;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Variances of zero and correlations of one are found exactly, wherever the search begins. */
class SingularStartsTest {

    private static final int GROUPS = 12;
    private static final int SIZE = 6;

    static List<Arguments> singularFits() {
        List<Arguments> fits = new ArrayList<>();
        for (Estimation estimation : Estimation.values()) {
            fits.add(Arguments.of("Dyestuff2", DataSets.load("dyestuff2"), "Yield ~ 1 + (1 | Batch)", estimation, 1));
            ColumnarRows alike = constructed(0, 0);
            fits.add(Arguments.of("groups more alike than chance", alike, "y ~ x + (1 | g)", estimation, 1));
            fits.add(Arguments.of("neither intercept nor slope", alike, "y ~ x + (1 + x || g)", estimation, 2));
            fits.add(Arguments.of("no variance at all", alike, "y ~ x + (1 + x | g)", estimation, 2));
            fits.add(Arguments.of("one factor of two", constructed(2, 0), "y ~ x + (1 | g) + (1 | h)", estimation, 1));
            fits.add(Arguments.of("no slope", constructed(2, 0), "y ~ x + (1 + x || g)", estimation, 1));
            fits.add(Arguments.of("a correlation of one", constructed(2, 1), "y ~ x + (1 + x | g)", estimation, 1));
            fits.add(Arguments.of("no intercept", constructed(0, 1.5), "y ~ x + (1 + x || g)", estimation, 1));
            fits.add(Arguments.of("homogeneous", alike, "y ~ x + homdiag(1 + x | g)", estimation, 1));
        }
        return fits;
    }

    /**
     * Balanced rows whose residuals have no group means and no group slopes, so that the groups vary by nothing but what
     * is put in.
     *
     * @param intercept the standard deviation of the groups' intercepts
     * @param slope that of their slopes, proportional to the intercepts' own effects
     */
    private static ColumnarRows constructed(double intercept, double slope) {
        Random random = new Random(5);
        int rows = GROUPS * SIZE;
        double[] y = new double[rows];
        double[] x = new double[rows];
        String[] g = new String[rows];
        String[] h = new String[rows];
        for (int group = 0; group < GROUPS; group++) {
            double effect = Math.sqrt(3) * (2.0 * group / (GROUPS - 1) - 1);
            double[] e = orthogonal(random.doubles(SIZE, -2, 2).toArray());
            for (int i = 0; i < SIZE; i++) {
                int row = group * SIZE + i;
                x[row] = i - (SIZE - 1) / 2.0;
                y[row] = 3 + 0.5 * x[row] + intercept * effect + slope * effect * x[row] + e[i];
                g[row] = "g" + group;
                h[row] = "h" + (i + group) % 3;
            }
        }
        return ColumnarRows.builder()
                .numeric("y", y)
                .numeric("x", x)
                .nominal("g", g)
                .nominal("h", h)
                .build();
    }

    /** The values less their mean and their regression on the place. */
    private static double[] orthogonal(double[] values) {
        int n = values.length;
        double mean = 0;
        double slope = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double place = i - (n - 1) / 2.0;
            mean += values[i] / n;
            slope += place * values[i];
            squares += place * place;
        }
        double[] result = new double[n];
        for (int i = 0; i < n; i++) {
            result[i] = values[i] - mean - slope / squares * (i - (n - 1) / 2.0);
        }
        return result;
    }

    @ParameterizedTest(name = "{0}, {3}")
    @MethodSource("singularFits")
    void theBoundIsReachedFromAnywhere(
            String name, ColumnarRows rows, String formula, Estimation estimation, int zeros) {
        LinearMixedModel model = LinearMixedModelFitter.with(
                        FitOptions.defaults().withEstimation(estimation))
                .fit(FormulaParser.parse(formula), rows, ProgressMonitor.none());
        assertTrue(model.optimization().converged());
        assertTrue(model.isSingular());
        List<Integer> stdDevs =
                new ProfiledCriterion(model.data(), estimation).blocks().stdDevs();
        int[] held = stdDevs.stream()
                .filter(k -> model.theta()[k] == 0)
                .mapToInt(k -> k)
                .toArray();
        assertEquals(zeros, held.length, "exactly on the bound");
        for (double[] start : starts(model.data(), estimation)) {
            ProfiledCriterion criterion = new ProfiledCriterion(model.data(), estimation);
            Minimum minimum = new CriterionMinimizer(criterion, 1000, ProgressMonitor.none()).minimize(start);
            assertTrue(minimum.converged());
            assertEquals(model.criterion(), minimum.value(), 1e-8);
            assertArrayEquals(
                    held,
                    stdDevs.stream()
                            .filter(k -> minimum.point()[k] == 0)
                            .mapToInt(k -> k)
                            .toArray());
            assertArrayEquals(model.theta(), minimum.point(), 1e-4);
        }
    }

    /** On the bound, near it, far from it, and at random. */
    private static List<double[]> starts(ModelData data, Estimation estimation) {
        double[] scales = new ProfiledCriterion(data, estimation).blocks().scales();
        int k = scales.length;
        List<double[]> starts = new ArrayList<>();
        for (double size : new double[] {0, 1e-6, 0.01, 0.3, 1, 5, 50}) {
            starts.add(IntStream.range(0, k).mapToDouble(i -> size * scales[i]).toArray());
        }
        Random random = new Random(9);
        for (int repeat = 0; repeat < 10; repeat++) {
            starts.add(IntStream.range(0, k)
                    .mapToDouble(i -> 2 * random.nextGaussian() * scales[i])
                    .toArray());
        }
        return starts;
    }
}
