package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.DataSets;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.GroupCovariance;
import org.mixedmodels.engine.result.LinearMixedModel;

/** What R2, ICC and their kin must not depend on, and what they are at the edges. */
class ExplainedVarianceTest {

    /** Two fits of the same model end at points of the flat top that differ by this, relatively. */
    private static final double SAME_FIT = 1e-6;

    private static final int ROWS = 200;

    /** Unbalanced groups with slopes; y, x, w and group columns may be changed before the fit. */
    private static final class Rows {
        final double[] x = new double[ROWS];
        final double[] y = new double[ROWS];
        final double[] w = new double[ROWS];
        final String[] g = new String[ROWS];
        int[] order = IntStream.range(0, ROWS).toArray();

        Rows() {
            Random random = new Random(11);
            double[][] effects = new double[20][2];
            for (double[] effect : effects) {
                effect[0] = random.nextGaussian();
                effect[1] = 0.5 * random.nextGaussian();
            }
            for (int i = 0; i < ROWS; i++) {
                int group = (int) (20 * Math.pow(random.nextDouble(), 1.5));
                g[i] = "g" + group;
                x[i] = random.nextGaussian() + 0.3 * effects[group][0];
                w[i] = 0.5 + random.nextDouble();
                y[i] = 1
                        + 0.7 * x[i]
                        + effects[group][0]
                        + effects[group][1] * x[i]
                        + random.nextGaussian() / Math.sqrt(w[i]);
            }
        }

        private double[] column(double[] values) {
            return IntStream.of(order).mapToDouble(i -> values[i]).toArray();
        }

        LinearMixedModel fit(String formula, boolean weighted, int threads) {
            ColumnarRows table = ColumnarRows.builder()
                    .numeric("x", column(x))
                    .numeric("y", column(y))
                    .numeric("w", column(w))
                    .nominal("g", IntStream.of(order).mapToObj(i -> g[i]).toArray(String[]::new))
                    .build();
            ModelSpecification specification = FormulaParser.parse(formula);
            return LinearMixedModelFitter.with(FitOptions.defaults().withThreads(threads))
                    .fit(weighted ? specification.withWeights("w") : specification, table, ProgressMonitor.none());
        }

        LinearMixedModel fit() {
            return fit("y ~ x + (1 + x | g)", true, 1);
        }

        void change(double[] column, IntToDoubleFunction value) {
            for (int i = 0; i < ROWS; i++) {
                column[i] = value.applyAsDouble(i);
            }
        }
    }

    private static double[] shares(LinearMixedModel model) {
        VariancePartition parts = VariancePartition.of(model);
        AdjustedIcc icc = AdjustedIcc.of(model, 0.9);
        VarianceFunction function = VarianceFunction.of(model, 0.9).get(0);
        VarianceFunction.Point below = function.points().get(0);
        return new double[] {
            parts.rSquaredMarginal(),
            parts.rSquaredConditional(),
            parts.iccUnadjusted(),
            icc.value(),
            icc.lower(),
            icc.upper(),
            below.share(),
            below.icc(),
            below.lower(),
            below.upper(),
            function.points().get(1).icc(),
            Reliability.of(model).get(1).mean()
        };
    }

    private static void assertSame(Rows changed, String what) {
        double[] expected = shares(new Rows().fit());
        double[] actual = shares(changed.fit());
        // limits follow from differences of gradients, which carry 1e-5
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 2e-5 * expected[i], what + " " + i);
        }
        assertArrayEquals(
                IntStream.of(0, 1, 2, 3, 6, 7, 10, 11)
                        .mapToDouble(i -> expected[i])
                        .toArray(),
                IntStream.of(0, 1, 2, 3, 6, 7, 10, 11)
                        .mapToDouble(i -> actual[i])
                        .toArray(),
                SAME_FIT,
                what);
    }

    @Test
    void sharesDoNotDependOnUnits() {
        Rows rows = new Rows();
        rows.change(rows.y, i -> 1000 - 250 * rows.y[i]);
        assertSame(rows, "rescaled outcome");
        Rows scaled = new Rows();
        scaled.change(scaled.x, i -> 0.01 * scaled.x[i]);
        assertSame(scaled, "rescaled predictor");
        Rows shifted = new Rows();
        shifted.change(shifted.x, i -> shifted.x[i] + 7);
        double intercepts = Reliability.of(shifted.fit()).get(0).mean();
        assertSame(shifted, "shifted predictor");
        assertTrue(intercepts < Reliability.of(new Rows().fit()).get(0).mean(), "an intercept far outside the data");
        Rows heavier = new Rows();
        heavier.change(heavier.w, i -> 7 * heavier.w[i]);
        assertSame(heavier, "weights in another unit");
    }

    @Test
    void sharesDoNotDependOnTheOrderOfRowsAndLevels() {
        Rows rows = new Rows();
        Random random = new Random(4);
        for (int i = ROWS - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = rows.order[i];
            rows.order[i] = rows.order[j];
            rows.order[j] = kept;
        }
        for (int i = 0; i < ROWS; i++) {
            rows.g[i] = "z" + (50 - Integer.parseInt(rows.g[i].substring(1)));
        }
        assertSame(rows, "permuted");
    }

    @Test
    void sharesDoNotDependOnPartitions() {
        double[] parts = shares(new Rows().fit("y ~ x + (1 + x | g)", true, 4));
        assertArrayEquals(shares(new Rows().fit()), parts, SAME_FIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"y ~ x + (1 + x | g)", "y ~ x + (0 + x | g)", "y ~ 0 + x + (1 | g)", "y ~ 1 + (1 | g)"})
    void partsFromTheRows(String formula) {
        Rows rows = new Rows();
        LinearMixedModel model = rows.fit(formula, true, 1);
        double total = 0;
        double mean = 0;
        double random = 0;
        double[] eta = new double[ROWS];
        GroupCovariance sigma = model.varCorr().get(0);
        for (int i = 0; i < ROWS; i++) {
            for (int k = 0; k < model.design().size(); k++) {
                boolean slope = model.design().names().get(k).equals("x");
                eta[i] += model.fixedEffects().estimates()[k] * (slope ? rows.x[i] : 1);
            }
            total += rows.w[i];
            mean += rows.w[i] * eta[i];
            for (int r = 0; r < sigma.terms().size(); r++) {
                for (int c = 0; c < sigma.terms().size(); c++) {
                    double product = (sigma.terms().get(r).equals("x") ? rows.x[i] : 1)
                            * (sigma.terms().get(c).equals("x") ? rows.x[i] : 1);
                    random += rows.w[i] * product * sigma.covariance()[r][c];
                }
            }
        }
        double fixed = 0;
        for (int i = 0; i < ROWS; i++) {
            fixed += rows.w[i] * Math.pow(eta[i] - mean / total, 2) / total * ROWS / (ROWS - 1);
        }
        VariancePartition parts = VariancePartition.of(model);
        assertEquals(fixed, parts.fixed(), 1e-10);
        assertEquals(random / total, parts.random(), 1e-10);
        assertEquals(model.sigma() * model.sigma() * ROWS / total, parts.residual(), 1e-10);
    }

    /** Without a column of ones anywhere the sums do not tell the mean of X beta. */
    @Test
    void withoutAnyInterceptSomePartsAreUnknown() {
        LinearMixedModel model = new Rows().fit("y ~ 0 + x + (0 + x | g)", false, 1);
        VariancePartition parts = VariancePartition.of(model);
        assertTrue(Double.isNaN(parts.fixed()) && Double.isNaN(parts.rSquaredMarginal()));
        assertTrue(parts.iccAdjusted() > 0 && parts.iccAdjusted() < 1);
        assertEquals(List.of(), MoultonFactor.of(model));
        assertEquals(List.of(), VarianceReduction.of(model, ProgressMonitor.none()));
        assertEquals(Optional.empty(), SnijdersBosker.of(model, ProgressMonitor.none()));
        assertEquals(List.of(), VarianceFunction.of(model, 0.95));
        VarianceFunction.Point point =
                VarianceFunction.at(model, 0.95, "g", "x", 2).points().get(0);
        assertEquals(4 * model.varCorr().get(0).covariance()[0][0], point.variance(), 1e-12);
        VariancePartition weighted = VariancePartition.of(new Rows().fit("y ~ 0 + x + (0 + x | g)", true, 1));
        assertTrue(Double.isNaN(weighted.residual()) && Double.isNaN(weighted.iccAdjusted()));
    }

    @Test
    void categoriesOfANominalSlope() {
        LinearMixedModel model = LinearMixedModelFitter.with(FitOptions.defaults())
                .fit(
                        FormulaParser.parse("score ~ Machine + (1 + Machine | Worker)"),
                        DataSets.load("machines"),
                        ProgressMonitor.none());
        VarianceFunction function = VarianceFunction.of(model, 0.95).get(0);
        double[][] sigma = model.varCorr().get(0).covariance();
        assertEquals(
                List.of("A", "B", "C"),
                function.points().stream().map(VarianceFunction.Point::label).toList());
        for (int k = 0; k < 3; k++) {
            double variance = k == 0 ? sigma[0][0] : sigma[0][0] + 2 * sigma[0][k] + sigma[k][k];
            assertEquals(variance, function.points().get(k).variance(), 1e-10);
        }
        assertThrows(IllegalArgumentException.class, () -> VarianceFunction.at(model, 0.95, "Worker", "Machine", 1));
        assertThrows(IllegalArgumentException.class, () -> VarianceFunction.at(model, 0.95, "Worker", "none", 1));
    }

    /** An interaction is the predictor times the mean of the other one. */
    @Test
    void aSlopeThatIsPartOfAnInteraction() {
        Rows rows = new Rows();
        LinearMixedModel model = rows.fit("y ~ x * w + (1 + x + x:w | g)", false, 1);
        List<VarianceFunction> functions = VarianceFunction.of(model, 0.95);
        assertEquals(
                List.of("x", "w"),
                functions.stream().map(VarianceFunction::slope).toList());
        double meanX = DoubleStream.of(rows.x).average().orElseThrow();
        double meanW = DoubleStream.of(rows.w).average().orElseThrow();
        assertEquals(meanW, functions.get(1).mean(), 1e-12);
        double x = functions.get(0).points().get(2).x();
        assertEquals(
                variance(model, 1, x, x * meanW),
                functions.get(0).points().get(2).variance(),
                1e-10);
        double w = functions.get(1).points().get(0).x();
        assertEquals(
                variance(model, 1, meanX, meanX * w),
                functions.get(1).points().get(0).variance(),
                1e-10);
    }

    private static double variance(LinearMixedModel model, double... z) {
        double[][] sigma = model.varCorr().get(0).covariance();
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < z.length; j++) {
                sum += z[i] * sigma[i][j] * z[j];
            }
        }
        return sum;
    }

    @Test
    void aVarianceOfZeroHasNoNormalIntervalButAnExactOne() {
        LinearMixedModel model = ReferenceFits.fit("dyestuff2-reml");
        IntraclassCorrelation icc =
                IntraclassCorrelation.of(model, 0.95, ProgressMonitor.none()).get(0);
        assertEquals(0, icc.icc());
        assertTrue(Double.isNaN(icc.stdError()) && Double.isNaN(icc.lower()) && Double.isNaN(icc.upper()));
        assertEquals(Optional.of(NoInterval.VARIANCE_ZERO), icc.noInterval());
        assertEquals(1, icc.designEffect());
        assertEquals(0, icc.exact().lower());
        assertTrue(icc.exact().upper() > 0 && icc.exact().upper() < 0.5);
        assertEquals(0, Reliability.of(model).get(0).mean());
        VariancePartition parts = VariancePartition.of(model);
        assertEquals(parts.rSquaredMarginal(), parts.rSquaredConditional());
        assertEquals(
                Set.of(VarianceReduction.Remark.NULL_VARIANCE_ZERO),
                VarianceReduction.of(model, ProgressMonitor.none()).get(0).remarks());
    }

    @Test
    void theDesignEffectOfUnequalGroups() {
        IntraclassCorrelation schools = IntraclassCorrelation.of(
                        ReferenceFits.fit("bdf-null-language-ml"), 0.95, ProgressMonitor.none())
                .get(0);
        assertEquals(46725.0 / 2287, schools.designSize(), 1e-12); // the sum of squares of the sizes in bdf.csv
        assertEquals(1 + (46725.0 / 2287 - 1) * schools.icc(), schools.kishDesignEffect(), 1e-12);
        IntraclassCorrelation batches = IntraclassCorrelation.of(
                        ReferenceFits.fit("dyestuff-reml"), 0.95, ProgressMonitor.none())
                .get(0);
        assertEquals(batches.mean(), batches.designSize());
        assertEquals(batches.designEffect(), batches.kishDesignEffect());
    }

    /** A predictor within groups takes residual variance away, and with it what of the group means was chance. */
    @Test
    void aNegativeReductionIsShownWithItsReason() {
        Rows rows = new Rows();
        Random random = new Random(3);
        rows.change(rows.x, i -> random.nextGaussian());
        centre(rows);
        rows.change(rows.y, i -> 4 * rows.x[i] + random.nextGaussian() + 2 * (rows.g[i].hashCode() % 3));
        List<VarianceReduction> reductions =
                VarianceReduction.of(rows.fit("y ~ x + (1 | g)", false, 1), ProgressMonitor.none());
        assertEquals("g", reductions.get(0).group());
        assertTrue(
                reductions.get(0).reduction() < 0,
                "reduction " + reductions.get(0).reduction());
        assertEquals(
                Set.of(VarianceReduction.Remark.LARGER_THAN_NULL),
                reductions.get(0).remarks());
        assertEquals(null, reductions.get(1).group());
        assertTrue(reductions.get(1).reduction() > 0.8);
    }

    private static void centre(Rows rows) {
        double[] x = rows.x.clone();
        rows.change(
                rows.x,
                i -> x[i]
                        - IntStream.range(0, ROWS)
                                .filter(k -> rows.g[k].equals(rows.g[i]))
                                .mapToDouble(k -> x[k])
                                .average()
                                .orElseThrow());
    }

    @Test
    void slopesMakeTheInterceptDependOnItsZero() {
        assertEquals(
                Set.of(VarianceReduction.Remark.INTERCEPT_WITH_SLOPES),
                VarianceReduction.of(ReferenceFits.fit("bdf-slope-ml"), ProgressMonitor.none())
                        .get(0)
                        .remarks());
    }
}
