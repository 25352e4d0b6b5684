package org.mixedmodels.engine.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** What must hold for any data: permutations, changes of units, two ways to say the same. */
class FitPropertiesTest {

    private static final int ROWS = 300;
    private static final String SLOPES = "y ~ x + g + (1 + x | class:school) + (1 | school)";

    private final double[] x = new double[ROWS];
    private final double[] y = new double[ROWS];
    private final String[] g = new String[ROWS];
    private final String[] school = new String[ROWS];
    private final String[] classroom = new String[ROWS];
    private final String[] uniqueClass = new String[ROWS];

    FitPropertiesTest() {
        Random random = new Random(20);
        double[] schools = random.doubles(8, -2, 2).toArray();
        double[][] classes = new double[8 * 5][2];
        for (double[] effects : classes) {
            effects[0] = random.nextGaussian();
            effects[1] = 0.5 * random.nextGaussian();
        }
        for (int i = 0; i < ROWS; i++) {
            int s = random.nextInt(8);
            int c = random.nextInt(5);
            x[i] = random.nextGaussian();
            g[i] = random.nextBoolean() ? "girl" : "boy";
            school[i] = "s" + s;
            classroom[i] = "c" + c;
            uniqueClass[i] = "s" + s + "c" + c;
            y[i] = 3
                    + 0.7 * x[i]
                    + schools[s]
                    + classes[5 * s + c][0]
                    + classes[5 * s + c][1] * x[i]
                    + random.nextGaussian();
        }
    }

    private static <T> T permuted(T values, List<Integer> order) {
        if (values instanceof double[] numbers) {
            double[] result = new double[ROWS];
            for (int i = 0; i < ROWS; i++) {
                result[i] = numbers[order.get(i)];
            }
            return cast(result);
        }
        String[] texts = (String[]) values;
        return cast(order.stream().map(i -> texts[i]).toArray(String[]::new));
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }

    private ColumnarRows table(List<Integer> order, double yShift, double yScale, double xShift, double xScale) {
        double[] newX = permuted(x, order);
        double[] newY = permuted(y, order);
        for (int i = 0; i < ROWS; i++) {
            newX[i] = xShift + xScale * newX[i];
            newY[i] = yShift + yScale * newY[i];
        }
        return ColumnarRows.builder()
                .numeric("x", newX)
                .numeric("y", newY)
                .nominal("g", permuted(g, order))
                .nominal("school", permuted(school, order))
                .nominal("class", permuted(classroom, order))
                .nominal("unique", permuted(uniqueClass, order))
                .build();
    }

    private static List<Integer> identity() {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            order.add(i);
        }
        return order;
    }

    private static LinearMixedModel fit(String formula, ColumnarRows rows, Estimation estimation) {
        return LinearMixedModelFitter.with(FitOptions.defaults().withEstimation(estimation))
                .fit(FormulaParser.parse(formula), rows, ProgressMonitor.none());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void rowOrderDoesNotMatter(int seed) {
        LinearMixedModel before = fit(SLOPES, table(identity(), 0, 1, 0, 1), Estimation.REML);
        List<Integer> order = identity();
        Collections.shuffle(order, new Random(seed));
        LinearMixedModel after = fit(SLOPES, table(order, 0, 1, 0, 1), Estimation.REML);
        assertEquals(before.criterion(), after.criterion(), 1e-8);
        assertArrayEquals(
                before.fixedEffects().estimates(), after.fixedEffects().estimates(), 1e-7);
        assertEquals(
                before.conditionalModes().get(0).levels(),
                after.conditionalModes().get(0).levels());
        assertArrayEquals(before.theta(), after.theta(), 1e-6);
    }

    @ParameterizedTest
    @EnumSource(Estimation.class)
    void unitsOfTheOutcomeChangeResultsInProportion(Estimation estimation) {
        LinearMixedModel before = fit(SLOPES, table(identity(), 0, 1, 0, 1), estimation);
        LinearMixedModel after = fit(SLOPES, table(identity(), 1e6, 1000, 0, 1), estimation);
        double degrees = estimation == Estimation.ML ? ROWS : ROWS - 3;
        assertEquals(before.criterion() + 2 * degrees * Math.log(1000), after.criterion(), 1e-6);
        assertEquals(1000 * before.sigma(), after.sigma(), 1e-6 * after.sigma());
        assertEquals(
                1e6 + 1000 * before.fixedEffects().estimates()[0],
                after.fixedEffects().estimates()[0],
                1e-6 * 1000);
        assertArrayEquals(before.theta(), after.theta(), 1e-6);
    }

    @ParameterizedTest
    @EnumSource(Estimation.class)
    void unitsOfAPredictorChangeItsSlopesInProportion(Estimation estimation) {
        // shifting x is harmless because the covariance of intercept and slope is free
        String formula = "y ~ x + g + (1 + x | class:school)";
        LinearMixedModel before = fit(formula, table(identity(), 0, 1, 0, 1), estimation);
        LinearMixedModel after = fit(formula, table(identity(), 0, 1, 3, 0.01), estimation);
        double determinant = estimation == Estimation.ML ? 0 : 2 * Math.log(0.01);
        assertEquals(before.criterion() + determinant, after.criterion(), 1e-6);
        assertEquals(
                before.fixedEffects().estimates()[1],
                0.01 * after.fixedEffects().estimates()[1],
                1e-6);
        double slope = before.varCorr().get(0).stdDev(1);
        assertEquals(slope, 0.01 * after.varCorr().get(0).stdDev(1), 1e-5 * slope);
    }

    @Test
    void nestingMayBeImplicit() {
        ColumnarRows rows = table(identity(), 0, 1, 0, 1);
        LinearMixedModel slash = fit("y ~ x + (1 | school/class)", rows, Estimation.REML);
        LinearMixedModel colon = fit("y ~ x + (1 | school) + (1 | class:school)", rows, Estimation.REML);
        LinearMixedModel unique = fit("y ~ x + (1 | school) + (1 | unique)", rows, Estimation.REML);
        assertEquals(slash.criterion(), colon.criterion(), 1e-10);
        assertEquals(slash.criterion(), unique.criterion(), 1e-8);
        assertEquals(slash.varCorr().get(0).stdDev(0), unique.varCorr().get(1).stdDev(0), 1e-6);
    }

    @Test
    void twoUncorrelatedTermsEqualADoubleBar() {
        ColumnarRows rows = table(identity(), 0, 1, 0, 1);
        LinearMixedModel bar = fit("y ~ x + (1 + x || school)", rows, Estimation.ML);
        LinearMixedModel terms = fit("y ~ x + (1 | school) + (0 + x | school)", rows, Estimation.ML);
        assertEquals(bar.criterion(), terms.criterion(), 1e-10);
        assertArrayEquals(bar.theta(), terms.theta(), 1e-8);
    }

    @Test
    void theReferenceCategoryCanBeChosen() {
        ColumnarRows rows = table(identity(), 0, 1, 0, 1);
        LinearMixedModel first = fit("y ~ g + (1 | school)", rows, Estimation.REML);
        LinearMixedModel chosen = withReference("girl", rows);
        assertEquals(List.of("(Intercept)", "ggirl"), first.fixedEffects().terms());
        assertEquals(List.of("(Intercept)", "gboy"), chosen.fixedEffects().terms());
        assertEquals(first.criterion(), chosen.criterion(), 1e-9);
        assertEquals(-first.fixedEffects().estimates()[1], chosen.fixedEffects().estimates()[1], 1e-9);
        assertThrows(InvalidInputException.class, () -> withReference("teacher", rows));
    }

    private static LinearMixedModel withReference(String category, ColumnarRows rows) {
        return LinearMixedModelFitter.with(FitOptions.defaults().withReferenceLevels(Map.of("g", category)))
                .fit(FormulaParser.parse("y ~ g + (1 | school)"), rows, ProgressMonitor.none());
    }

    @ParameterizedTest
    @EnumSource(Estimation.class)
    void refitFromTheModelEqualsAFitToTheRows(Estimation estimation) {
        ColumnarRows rows = table(identity(), 0, 1, 0, 1);
        Estimation other = estimation == Estimation.ML ? Estimation.REML : Estimation.ML;
        LinearMixedModel direct = fit(SLOPES, rows, estimation);
        LinearMixedModel refitted =
                LinearMixedModelFitter.refit(fit(SLOPES, rows, other), estimation, ProgressMonitor.none());
        assertEquals(direct.criterion(), refitted.criterion(), 1e-10);
        assertArrayEquals(direct.theta(), refitted.theta(), 1e-8);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void theNumberOfThreadsDoesNotMatter(int threads) {
        int rows = 400_000;
        Random random = new Random(threads);
        double[] manyX = random.doubles(rows, -1, 1).toArray();
        double[] manyY = new double[rows];
        String[] groups = new String[rows];
        for (int i = 0; i < rows; i++) {
            int group = random.nextInt(50) + (i < rows / 2 ? 0 : 20);
            groups[i] = "g" + group;
            manyY[i] = 1e4 + manyX[i] + Math.sin(group) + random.nextGaussian();
        }
        manyX[rows / 2] = Double.NaN;
        ColumnarRows table = ColumnarRows.builder()
                .numeric("x", manyX)
                .numeric("y", manyY)
                .nominal("g", groups)
                .build();
        FitOptions options = FitOptions.defaults();
        LinearMixedModel one = LinearMixedModelFitter.with(options.withThreads(1))
                .fit(FormulaParser.parse("y ~ x + (1 + x | g)"), table, ProgressMonitor.none());
        LinearMixedModel several = LinearMixedModelFitter.with(options.withThreads(threads))
                .fit(FormulaParser.parse("y ~ x + (1 + x | g)"), table, ProgressMonitor.none());
        assertEquals(threads, table.split(threads).size());
        assertEquals(one.nobs(), several.nobs());
        assertEquals(1, several.skippedRows());
        assertEquals(one.criterion(), several.criterion(), 1e-7);
        assertArrayEquals(one.theta(), several.theta(), 1e-7);
        assertTrue(one.data().outcome().matches(several.data().outcome()));
    }

    @Test
    void categoriesWithColonsMakeGroupsOfTheirOwn() {
        int rows = 200_000;
        Random random = new Random(5);
        String[][] pairs = {{"a:b", "c"}, {"a", "b:c"}, {"a", "b"}, {"c", "c"}, {"a\\", "b"}};
        double[] outcome = new double[rows];
        String[] outer = new String[rows];
        String[] inner = new String[rows];
        for (int i = 0; i < rows; i++) {
            int pair = random.nextInt(pairs.length);
            outer[i] = pairs[pair][0];
            inner[i] = pairs[pair][1];
            outcome[i] = pair + random.nextGaussian();
        }
        ColumnarRows table = ColumnarRows.builder()
                .numeric("y", outcome)
                .nominal("outer", outer)
                .nominal("inner", inner)
                .build();
        for (int threads : new int[] {1, 4}) {
            LinearMixedModel model = LinearMixedModelFitter.with(
                            FitOptions.defaults().withThreads(threads))
                    .fit(FormulaParser.parse("y ~ 1 + (1 | outer:inner)"), table, ProgressMonitor.none());
            List<String> levels = model.conditionalModes().get(0).levels();
            assertEquals(pairs.length, levels.size());
            assertEquals(pairs.length, levels.stream().distinct().count(), levels.toString());
        }
    }

    @Test
    void aRestoredModelIsTheSame() {
        LinearMixedModel model = fit(SLOPES, table(identity(), 0, 1, 0, 1), Estimation.REML);
        LinearMixedModel restored = ModelState.of(model).restore();
        assertEquals(model.criterion(), restored.criterion());
        assertEquals(model.specification(), restored.specification());
        assertEquals(model.diagnostics(), restored.diagnostics());
        assertArrayEquals(
                model.fixedEffects().estimates(), restored.fixedEffects().estimates());
        assertArrayEquals(
                model.conditionalModes().get(0).modes()[3],
                restored.conditionalModes().get(0).modes()[3]);
    }
}
