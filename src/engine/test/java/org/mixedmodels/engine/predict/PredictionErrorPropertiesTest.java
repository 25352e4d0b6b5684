package org.mixedmodels.engine.predict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** What must hold for the errors of predictions, whatever the data. */
class PredictionErrorPropertiesTest {

    private static final int ROWS = 240;
    private static final int GROUPS = 12;

    /** Two fits of the same data agree in theta to 1e-6 or better. */
    private static final double TOLERANCE = 1e-5;

    private static final PredictionOptions OPTIONS =
            PredictionOptions.defaults().withInterval(PredictionInterval.PREDICTION);

    private static final PredictionOptions KNOWN = OPTIONS.withVariances(VarianceParameters.KNOWN);

    private final double[] x = new double[ROWS];
    private final double[] y = new double[ROWS];
    private final String[] groups = new String[ROWS];
    private final String[] raters = new String[ROWS];

    PredictionErrorPropertiesTest() {
        Random random = new Random(11);
        double[] intercepts = random.doubles(GROUPS, -2, 2).toArray();
        double[] slopes = random.doubles(GROUPS, -1, 1).toArray();
        double[] severities = random.doubles(5, -1, 1).toArray();
        for (int i = 0; i < ROWS; i++) {
            int group = random.nextInt(GROUPS);
            int rater = random.nextInt(5);
            x[i] = random.nextGaussian();
            groups[i] = "g" + group;
            raters[i] = "r" + rater;
            y[i] = 3 + x[i] + intercepts[group] + slopes[group] * x[i] + severities[rater] + random.nextGaussian();
        }
    }

    private static final String FORMULA = "y ~ x + (1 + x | g) + (1 | r)";

    private static ColumnarRows table(double[] x, double[] y, String[] groups, String[] raters) {
        return ColumnarRows.builder()
                .numeric("x", x)
                .numeric("y", y)
                .nominal("g", groups)
                .nominal("r", raters)
                .build();
    }

    private static LinearMixedModel fit(String formula, ColumnarRows rows) {
        return LinearMixedModelFitter.with(FitOptions.defaults())
                .fit(FormulaParser.parse(formula), rows, ProgressMonitor.none());
    }

    private static double[] map(double[] values, double factor, double shift) {
        return Arrays.stream(values).map(value -> factor * value + shift).toArray();
    }

    private static double[] errors(String formula, ColumnarRows rows, ToDoubleFunction<Prediction> number) {
        return RowPredictions.of(fit(formula, rows), OPTIONS, rows, number);
    }

    private void assertErrors(ColumnarRows changed, double factor, int[] order) {
        ColumnarRows rows = table(x, y, groups, raters);
        List<ToDoubleFunction<Prediction>> numbers =
                List.of(Prediction::stdError, Prediction::populationStdError, p -> p.upper() - p.lower());
        for (ToDoubleFunction<Prediction> number : numbers) {
            double[] before = errors(FORMULA, rows, number);
            double[] after = errors(FORMULA, changed, number);
            for (int i = 0; i < ROWS; i++) {
                double expected = factor * before[order[i]];
                assertEquals(expected, after[i], TOLERANCE * expected);
            }
        }
    }

    @Test
    void errorsHaveTheUnitOfTheOutcome() {
        int[] order = IntStream.range(0, ROWS).toArray();
        assertErrors(table(x, map(y, 1000, -7e4), groups, raters), 1000, order);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-5, 2000})
    void thePlaceOfTheOriginDoesNotMatter(double shift) {
        int[] order = IntStream.range(0, ROWS).toArray();
        assertErrors(table(map(x, 1, shift), y, groups, raters), 1, order);
        assertErrors(table(map(x, 1e-3, 0), y, groups, raters), 1, order);
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        List<Integer> shuffled =
                new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
        Collections.shuffle(shuffled, new Random(3));
        int[] order = shuffled.stream().mapToInt(Integer::intValue).toArray();
        ColumnarRows rows = table(
                IntStream.of(order).mapToDouble(i -> x[i]).toArray(),
                IntStream.of(order).mapToDouble(i -> y[i]).toArray(),
                IntStream.of(order).mapToObj(i -> groups[i]).toArray(String[]::new),
                IntStream.of(order).mapToObj(i -> raters[i]).toArray(String[]::new));
        assertErrors(rows, 1, order);
    }

    @Test
    void aNewGroupAddsItsVariance() {
        LinearMixedModel model = fit(FORMULA, table(x, y, groups, raters));
        ColumnarRows rows =
                table(new double[] {0.5, 0.5}, new double[2], new String[] {"new", null}, new String[] {"r9", null});
        double[][] g = model.varCorr().get(0).covariance();
        double spread =
                g[0][0] + g[0][1] + 0.25 * g[1][1] + model.varCorr().get(1).covariance()[0][0];
        RowPredictions.forEach(model, OPTIONS, rows, prediction -> {
            assertEquals(prediction.population(), prediction.conditional());
            double expected = Math.pow(prediction.populationStdError(), 2) + spread;
            assertEquals(expected, Math.pow(prediction.stdError(), 2), 1e-10 * expected);
            // a new outcome in groups drawn anew: the same in both
            assertEquals(prediction.populationUpper(), prediction.upper(), 1e-10);
        });
    }

    /** Balanced groups, no predictor: Var(mu_hat + b_hat - mu - b) is known in closed form. */
    @Test
    void balancedGroupsHaveAClosedForm() {
        int size = 7;
        int count = 9;
        Random random = new Random(5);
        double[] outcome = new double[size * count];
        String[] group = new String[size * count];
        for (int i = 0; i < outcome.length; i++) {
            group[i] = "g" + i / size;
            outcome[i] = 10 + 2 * Math.sin(i / size) + random.nextGaussian();
        }
        ColumnarRows rows = table(new double[outcome.length], outcome, group, group);
        LinearMixedModel model = fit("y ~ 1 + (1 | g)", rows);
        double tau2 = model.varCorr().get(0).covariance()[0][0];
        double sigma2 = model.sigma() * model.sigma();
        double shrinkage = tau2 / (tau2 + sigma2 / size);
        double ofMean = (tau2 + sigma2 / size) / count;
        double expected = tau2 * (1 - shrinkage) + (1 - shrinkage) * (1 - shrinkage) * ofMean;
        double quantile = new NormalDistribution().inverseCumulativeProbability(0.975);
        RowPredictions.forEach(model, KNOWN, rows, prediction -> {
            assertEquals(ofMean, Math.pow(prediction.populationStdError(), 2), 1e-10 * ofMean);
            assertEquals(expected, Math.pow(prediction.stdError(), 2), 1e-10 * expected);
            assertEquals(prediction.conditional() + quantile * Math.sqrt(expected + sigma2), prediction.upper(), 1e-9);
        });
    }

    @Test
    void aGroupWithManyRowsIsKnownAsIfAlone() {
        int many = 20_000;
        Random random = new Random(9);
        double[] predictor = random.doubles(many + ROWS, -1, 1).toArray();
        double[] outcome = new double[many + ROWS];
        String[] group = new String[many + ROWS];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < outcome.length; i++) {
            int g = i < many ? GROUPS : i % GROUPS;
            group[i] = "g" + g;
            outcome[i] = Math.cos(3 * g) + (1 + Math.sin(5 * g)) * predictor[i] + random.nextGaussian();
            sum += i < many ? predictor[i] : 0;
            squares += i < many ? predictor[i] * predictor[i] : 0;
        }
        LinearMixedModel model = fit("y ~ x + (1 + x | g)", table(predictor, outcome, group, group));
        double mean = sum / many;
        double at = 0.8;
        double ols = model.sigma() * Math.sqrt(1.0 / many + (at - mean) * (at - mean) / (squares - many * mean * mean));
        ColumnarRows row = table(new double[] {at}, new double[1], new String[] {"g12"}, new String[] {"g12"});
        double actual = RowPredictions.of(model, KNOWN, row, Prediction::stdError)[0];
        // shrinkage is of the order of sigma^2 / (rows tau^2)
        assertEquals(ols, actual, 1e-3 * ols);
    }

    @Test
    void factorsThatAreNotAddedWidenOnlyTheIntervalOfAnOutcome() {
        ColumnarRows rows = table(x, y, groups, raters);
        LinearMixedModel model = fit(FORMULA, rows);
        double ofRaters = model.varCorr().get(1).covariance()[0][0];
        double sigma2 = model.sigma() * model.sigma();
        double quantile = new NormalDistribution().inverseCumulativeProbability(0.95);
        PredictionOptions some = KNOWN.withFactors(Set.of("g")).withLevel(0.9);
        RowPredictions.forEach(model, some, rows, prediction -> {
            double variance = Math.pow(prediction.stdError(), 2);
            double width = (prediction.upper() - prediction.lower()) / 2 / quantile;
            assertEquals(variance + ofRaters + sigma2, width * width, 1e-9 * width * width);
        });
        double[] confidence = RowPredictions.of(
                model,
                some.withInterval(PredictionInterval.CONFIDENCE),
                rows,
                p -> (p.upper() - p.lower()) / 2 / quantile);
        assertArrayEquals(RowPredictions.of(model, some, rows, Prediction::stdError), confidence, 1e-12);
    }

    @ParameterizedTest
    @EnumSource(UnknownGroups.class)
    void unknownGroupsAreTreatedAsToldTo(UnknownGroups treatment) {
        LinearMixedModel model = fit(FORMULA, table(x, y, groups, raters));
        ColumnarRows rows = table(new double[] {0}, new double[] {1}, new String[] {"new"}, new String[] {"r1"});
        PredictionOptions options = OPTIONS.withUnknownGroups(treatment).withOutcome(true);
        if (treatment == UnknownGroups.FAIL) {
            InvalidInputException problem = assertThrows(
                    InvalidInputException.class, () -> RowPredictions.of(model, options, rows, Prediction::stdError));
            assertEquals(InputProblem.Kind.NEW_LEVEL, problem.problem().kind());
            assertTrue(problem.getMessage().contains("new"));
            return;
        }
        boolean missing = treatment == UnknownGroups.MISSING;
        RowPredictions.forEach(model, options, rows, prediction -> {
            assertEquals(missing, Double.isNaN(prediction.conditional()));
            assertEquals(missing, Double.isNaN(prediction.upper()));
            assertEquals(missing, Double.isNaN(prediction.residual()));
            assertTrue(prediction.populationUpper() > prediction.population());
        });
        RowPredictions.forEach(
                model,
                options.withFactors(Set.of("r")),
                rows,
                prediction -> assertTrue(prediction.upper() > prediction.conditional()));
    }

    @Test
    void aFactorThatTheModelLacksIsRefused() {
        LinearMixedModel model = fit(FORMULA, table(x, y, groups, raters));
        assertThrows(InvalidInputException.class, () -> RowPredictor.of(model, KNOWN.withFactors(Set.of("school"))));
    }

    @Test
    void weightsDivideTheResidualVariance() {
        double[] weights = new Random(4).doubles(ROWS, 0.5, 2).toArray();
        ColumnarRows rows = ColumnarRows.builder()
                .numeric("x", x)
                .numeric("y", y)
                .numeric("w", weights)
                .nominal("g", groups)
                .build();
        LinearMixedModel model = LinearMixedModelFitter.with(FitOptions.defaults())
                .fit(FormulaParser.parse("y ~ x + (1 | g)").withWeights("w"), rows, ProgressMonitor.none());
        ColumnarRows asked = ColumnarRows.builder()
                .numeric("x", new double[4])
                .numeric("w", new double[] {1, 4, Double.NaN, -1})
                .nominal("g", new String[] {"g1", "g1", "g1", "g1"})
                .build();
        double[] width =
                RowPredictions.of(model, KNOWN.withLevel(0.6826894921370859), asked, p -> p.upper() - p.conditional());
        double[] stdErrors = RowPredictions.of(model, KNOWN, asked, Prediction::stdError);
        double sigma2 = model.sigma() * model.sigma();
        double variance = stdErrors[0] * stdErrors[0];
        assertArrayEquals(new double[] {stdErrors[0], stdErrors[0], stdErrors[0], stdErrors[0]}, stdErrors);
        assertEquals(Math.sqrt(variance + sigma2), width[0], 1e-9);
        assertEquals(Math.sqrt(variance + sigma2 / 4), width[1], 1e-9);
        assertTrue(Double.isNaN(width[2]) && Double.isNaN(width[3]));
        ColumnarRows without = ColumnarRows.builder()
                .numeric("x", new double[1])
                .nominal("g", new String[] {"g1"})
                .build();
        assertEquals(
                width[0],
                RowPredictions.of(
                        model,
                        KNOWN.withLevel(0.6826894921370859).withWeights(false),
                        without,
                        p -> p.upper() - p.conditional())[0],
                1e-12);
    }
}
