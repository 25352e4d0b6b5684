package org.mixedmodels.engine.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.ConditionalModes;
import org.mixedmodels.engine.result.Diagnostic;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Models that become simpler ones: without variance, without information, with hardly any rows. */
class LimitingCasesTest {

    private static LinearMixedModel fit(String formula, ColumnarRows rows, Estimation estimation) {
        return LinearMixedModelFitter.with(FitOptions.defaults().withEstimation(estimation))
                .fit(FormulaParser.parse(formula), rows, ProgressMonitor.none());
    }

    @ParameterizedTest
    @CsvSource({
        "y ~ x + z + (1 | a), REML",
        "y ~ x + z + (1 | a), ML",
        "y ~ x + z + (1 + x | a) + (1 | b), REML",
        "y ~ x + z + (1 + x || a) + (1 | b/c), ML",
        "y ~ x + z + homcs(1 + z | b), REML"
    })
    void withoutVarianceItIsLeastSquares(String formula, Estimation estimation) {
        SmallTable table = new SmallTable(new Random(3), 60);
        LinearMixedModel fitted = fit(formula, table.table(), estimation);
        LinearMixedModel model = Refit.of(fitted, ProgressMonitor.none()).at(new double[fitted.theta().length]);
        double[][] design = new double[table.rows][];
        for (int i = 0; i < table.rows; i++) {
            design[i] = new double[] {table.x[i], table.z[i]};
        }
        OLSMultipleLinearRegression linear = new OLSMultipleLinearRegression();
        linear.newSampleData(table.y, design);
        double rss = linear.calculateResidualSumOfSquares();
        double degrees = estimation == Estimation.ML ? table.rows : table.rows - 3;
        double[][] unscaled = linear.estimateRegressionParametersVariance();
        assertEquals(rss / degrees, model.sigma() * model.sigma(), 1e-12);
        assertArrayEquals(
                linear.estimateRegressionParameters(), model.fixedEffects().estimates(), 1e-12);
        for (int k = 0; k < 3; k++) {
            double stdError = Math.sqrt(unscaled[k][k] * rss / degrees);
            assertEquals(stdError, model.fixedEffects().stdError(k), 1e-12);
        }
        if (estimation == Estimation.ML) {
            double deviance = table.rows * (1 + Math.log(2 * Math.PI * rss / table.rows));
            assertEquals(deviance, model.criterion(), 1e-10);
        }
        for (ConditionalModes modes : model.conditionalModes()) {
            assertTrue(
                    Arrays.stream(modes.modes()).flatMapToDouble(Arrays::stream).allMatch(b -> b == 0));
        }
    }

    /** Rows with z = 0 say nothing of a slope on z: it does not matter whose they are. */
    @ParameterizedTest
    @EnumSource(Estimation.class)
    void aGroupWithoutInformationChangesNothing(Estimation estimation) {
        SmallTable table = new SmallTable(new Random(8), 60);
        for (int i = 40; i < table.rows; i++) {
            table.z[i] = 0;
        }
        String formula = "y ~ x + z + (0 + z | a) + (1 | b)";
        LinearMixedModel before = fit(formula, table.table(), estimation);
        for (int i = 40; i < table.rows; i++) {
            table.groups[0][i] = "a_new";
        }
        LinearMixedModel after = fit(formula, table.table(), estimation);
        assertEquals(before.criterion(), after.criterion(), 1e-9);
        assertArrayEquals(before.theta(), after.theta(), 1e-7);
        assertArrayEquals(
                before.fixedEffects().estimates(), after.fixedEffects().estimates(), 1e-8);
        ConditionalModes modes = after.conditionalModes().get(0);
        int added = modes.levels().indexOf("a_new");
        assertEquals(20, modes.observations()[added]);
        assertEquals(0, modes.modes()[added][0]);
        assertEquals(after.varCorr().get(0).stdDev(0), modes.stdErrors()[added][0], 1e-12);
    }

    /** Of rows whose weight tends to zero only their number is left: it counts for sigma, nothing else. */
    @Test
    void rowsOfTinyWeightChangeNoEstimateOfGivenTheta() {
        SmallTable table = new SmallTable(new Random(4), 50);
        for (int i = 40; i < table.rows; i++) {
            table.w[i] = 1e-13;
            table.groups[0][i] = "a_new";
        }
        String formula = "y ~ x + (1 + x | a) + (1 | b)";
        int[] first = IntStream.range(0, 40).toArray();
        double[] theta = {0.7, -0.2, 0.4, 0.9};
        LinearMixedModel without = weighted(formula, table.part(first), theta);
        LinearMixedModel with = weighted(formula, table.table(), theta);
        assertArrayEquals(
                without.fixedEffects().estimates(), with.fixedEffects().estimates(), 1e-9);
        assertEquals(without.sigma() * Math.sqrt(38), with.sigma() * Math.sqrt(48), 1e-9);
        ConditionalModes modes = with.conditionalModes().get(0);
        for (int level = 0; level < modes.levels().size(); level++) {
            int before = without.conditionalModes()
                    .get(0)
                    .levels()
                    .indexOf(modes.levels().get(level));
            double[] expected = before < 0
                    ? new double[2]
                    : without.conditionalModes().get(0).modes()[before];
            assertArrayEquals(expected, modes.modes()[level], 1e-9);
        }
    }

    private static LinearMixedModel weighted(String formula, ColumnarRows rows, double[] theta) {
        LinearMixedModel model = LinearMixedModelFitter.with(FitOptions.defaults())
                .fit(FormulaParser.parse(formula).withWeights("w"), rows, ProgressMonitor.none());
        return Refit.of(model, ProgressMonitor.none()).at(theta);
    }

    private static ColumnarRows groups(double[] y, String... groups) {
        return ColumnarRows.builder().numeric("y", y).nominal("g", groups).build();
    }

    /** REML of balanced one-way data: sigma^2 = MSW, tau^2 = (MSB - MSW) / n. */
    @Test
    void threeGroupsOfTwo() {
        double[] y = {1, 2, 4, 5.5, 8, 8.2};
        LinearMixedModel model = fit("y ~ 1 + (1 | g)", groups(y, "a", "a", "b", "b", "c", "c"), Estimation.REML);
        double within = (0.5 + 1.125 + 0.02) / 3;
        double mean = (1.5 + 4.75 + 8.1) / 3;
        double between = 2 * (sq(1.5 - mean) + sq(4.75 - mean) + sq(8.1 - mean)) / 2;
        assertEquals(within, model.sigma() * model.sigma(), 1e-11);
        assertEquals((between - within) / 2, model.varCorr().get(0).covariance()[0][0], 1e-10);
        assertEquals(mean, model.fixedEffects().estimates()[0], 1e-12);
        assertTrue(model.optimization().converged());
        assertEquals(List.of(new Diagnostic.FewGroups("g", 3)), model.diagnostics());
    }

    private static double sq(double x) {
        return x * x;
    }

    @Test
    void threeGroupsOfTwoThatDoNotDiffer() {
        double[] y = {1, 3, 1.5, 2.5, 0.9, 3.1};
        LinearMixedModel model = fit("y ~ 1 + (1 | g)", groups(y, "a", "a", "b", "b", "c", "c"), Estimation.REML);
        assertEquals(0, model.theta()[0]);
        assertTrue(model.isSingular());
        double total = (1 + 1 + 0.25 + 0.25 + 1.21 + 1.21) / 5;
        assertEquals(total, model.sigma() * model.sigma(), 1e-12);
    }

    /** Against the criterion on a fine grid, from its definition for one-way data. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void tinyUnbalancedGroups(long seed) {
        Random random = new Random(seed);
        int[] sizes = {1, 2, 3};
        double[] y = new double[6];
        String[] g = new String[6];
        for (int group = 0, row = 0; group < 3; group++) {
            double effect = 2 * random.nextGaussian();
            for (int i = 0; i < sizes[group]; i++, row++) {
                y[row] = effect + random.nextGaussian();
                g[row] = "g" + group;
            }
        }
        LinearMixedModel model = fit("y ~ 1 + (1 | g)", groups(y, g), Estimation.ML);
        double lowest = Double.POSITIVE_INFINITY;
        for (double theta = 0; theta < 30; theta += 0.001) {
            lowest = Math.min(lowest, oneWayDeviance(y, sizes, theta));
        }
        assertEquals(oneWayDeviance(y, sizes, model.theta()[0]), model.criterion(), 1e-10);
        assertTrue(model.criterion() <= lowest + 1e-9);
    }

    private static double oneWayDeviance(double[] y, int[] sizes, double theta) {
        double[] precision = new double[sizes.length];
        double[] means = new double[sizes.length];
        double determinant = 0;
        double rss = 0;
        double sum = 0;
        double weighted = 0;
        for (int group = 0, row = 0; group < sizes.length; group++) {
            int n = sizes[group];
            means[group] = Arrays.stream(y, row, row + n).average().orElseThrow();
            double mean = means[group];
            rss += Arrays.stream(y, row, row + n).map(v -> sq(v - mean)).sum();
            precision[group] = n / (1 + n * theta * theta);
            determinant += Math.log(1 + n * theta * theta);
            sum += precision[group];
            weighted += precision[group] * mean;
            row += n;
        }
        for (int group = 0; group < sizes.length; group++) {
            rss += precision[group] * sq(means[group] - weighted / sum);
        }
        return determinant + y.length * (1 + Math.log(2 * Math.PI * rss / y.length));
    }

    @Test
    void tooTinyForASlope() {
        ColumnarRows rows = ColumnarRows.builder()
                .numeric("y", new double[] {1, 2, 4, 5.5, 8, 8.2})
                .numeric("x", new double[] {0, 1, 0, 1, 0, 1})
                .nominal("g", new String[] {"a", "a", "b", "b", "c", "c"})
                .build();
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> fit("y ~ x + (1 + x | g)", rows, Estimation.REML));
        assertEquals(InputProblem.Kind.RESIDUAL_UNIDENTIFIED, refused.problem().kind());
    }
}
