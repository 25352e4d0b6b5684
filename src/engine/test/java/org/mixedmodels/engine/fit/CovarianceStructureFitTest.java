package org.mixedmodels.engine.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.DataSets;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.inference.IntraclassCorrelation;
import org.mixedmodels.engine.inference.ModelComparison;
import org.mixedmodels.engine.inference.NamedModel;
import org.mixedmodels.engine.inference.VarianceComponent;
import org.mixedmodels.engine.inference.VarianceComponents;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.Diagnostic;
import org.mixedmodels.engine.result.LinearMixedModel;

/** One variance, or one variance and one correlation, for all effects of a term: at the bounds, and beside other models. */
class CovarianceStructureFitTest {

    private static final int GROUPS = 30;
    private static final int CONDITIONS = 3;
    private static final int ROWS = GROUPS * CONDITIONS * 4;

    private static LinearMixedModel fit(String formula, ColumnarRows rows) {
        return LinearMixedModelFitter.with(FitOptions.defaults().withEstimation(Estimation.ML))
                .fit(FormulaParser.parse(formula), rows, ProgressMonitor.none());
    }

    /** Groups with a common effect and contrasts of conditions. */
    private static ColumnarRows rows(long seed, double ofMean, double ofContrast) {
        Random random = new Random(seed);
        double[] y = new double[ROWS];
        String[] condition = new String[ROWS];
        String[] group = new String[ROWS];
        double[][] effects = new double[GROUPS][CONDITIONS];
        for (double[] row : effects) {
            double common = ofMean * random.nextGaussian();
            double mean = 0;
            for (int c = 0; c < CONDITIONS; c++) {
                row[c] = ofContrast * random.nextGaussian();
                mean += row[c] / CONDITIONS;
            }
            for (int c = 0; c < CONDITIONS; c++) {
                row[c] += common - mean;
            }
        }
        // residuals sum to zero where there shall be no variance, so that its estimate is zero in every sample
        double[] noise = random.doubles(ROWS, -1, 1).toArray();
        for (int i = 0; i < ROWS; i++) {
            int g = i / (CONDITIONS * 4);
            int c = i % CONDITIONS;
            group[i] = "g" + g;
            condition[i] = "c" + c;
            y[i] = c + effects[g][c] + noise[i] - mean(noise, g, ofContrast == 0 ? c : -1);
        }
        return ColumnarRows.builder()
                .numeric("y", y)
                .numeric("x", random.doubles(ROWS).toArray())
                .numeric("z", random.doubles(ROWS).toArray())
                .nominal("f", condition)
                .nominal("g", group)
                .build();
    }

    /** The mean residual of a group, in one condition or (-1) in all. */
    private static double mean(double[] noise, int group, int condition) {
        double sum = 0;
        int count = 0;
        for (int i = group * CONDITIONS * 4; i < (group + 1) * CONDITIONS * 4; i++) {
            if (condition < 0 || i % CONDITIONS == condition) {
                sum += noise[i];
                count++;
            }
        }
        return sum / count;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aCorrelationOfOneIsARandomIntercept(long seed) {
        ColumnarRows rows = rows(seed, 2, 0);
        LinearMixedModel model = fit("y ~ f + homcs(0 + f | g)", rows);
        LinearMixedModel intercept = fit("y ~ f + (1 | g)", rows);
        assertEquals(0, model.theta()[1]);
        assertEquals(intercept.criterion(), model.criterion(), 1e-8);
        assertEquals(1, model.varCorr().get(0).correlation(0, 2), 1e-12);
        assertEquals(
                intercept.varCorr().get(0).stdDev(0), model.varCorr().get(0).stdDev(1), 1e-5);
        assertEquals(
                List.of(new Diagnostic.SingularFit("g", "fc1", false), new Diagnostic.SingularFit("g", "fc2", false)),
                model.diagnostics());
        assertTrue(model.optimization().converged());
        assertTrue(Double.isNaN(VarianceComponents.of(model, 0.95).get(0).stdError()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theMostNegativeCorrelationLeavesNoVarianceOfTheMean(long seed) {
        LinearMixedModel model = fit("y ~ f + homcs(0 + f | g)", rows(seed, 0, 2));
        assertEquals(0, model.theta()[0]);
        assertTrue(model.theta()[1] > 1);
        assertEquals(-0.5, model.varCorr().get(0).correlation(0, 1), 1e-12);
        assertEquals(List.of(new Diagnostic.SingularFit("g", "fc2", false)), model.diagnostics());
        assertTrue(model.optimization().converged());
    }

    @ParameterizedTest
    @ValueSource(strings = {"y ~ f + homcs(0 + f | g)", "y ~ f + homdiag(0 + f | g)"})
    void noVarianceIsFoundWhereThereIsNone(String formula) {
        LinearMixedModel model = fit(formula, rows(4, 0, 0));
        assertArrayEquals(new double[model.theta().length], model.theta());
        assertEquals(
                List.of(
                        new Diagnostic.SingularFit("g", "fc0", true),
                        new Diagnostic.SingularFit("g", "fc1", true),
                        new Diagnostic.SingularFit("g", "fc2", true)),
                model.diagnostics());
        assertTrue(model.optimization().converged());
    }

    @Test
    void oneVarianceIsShownForEveryEffect() {
        LinearMixedModel model = fit("y ~ f + homdiag(0 + f | g)", rows(5, 1, 1));
        List<VarianceComponent> components = VarianceComponents.of(model, 0.95);
        assertEquals(4, components.size());
        for (int i = 0; i < 3; i++) {
            assertEquals("fc" + i, components.get(i).term1());
            assertEquals(components.get(0).vcov(), components.get(i).vcov());
            assertEquals(
                    components.get(0).stdError(),
                    components.get(i).stdError(),
                    1e-12 * components.get(0).stdError());
            assertTrue(components.get(i).isVariance() && components.get(i).stdError() > 0);
        }
        assertEquals(5, model.parameters());
    }

    @Test
    void oneVarianceIsTestedAtItsBound() {
        LinearMixedModel model = fit("y ~ f + homdiag(0 + f | g)", rows(5, 1, 1));
        IntraclassCorrelation icc =
                IntraclassCorrelation.of(model, 0.95, ProgressMonitor.none()).get(0);
        assertEquals(model.varCorr().get(0).covariance()[0][0], icc.variance(), 1e-10);
        assertTrue(icc.pValue() < 1e-6, "p " + icc.pValue());
    }

    /** Models of the same rows, whether the first is a special case of the second, and the difference in parameters. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            homdiag(0 + f | g);     homcs(0 + f | g);       true;   1
            homdiag(0 + f | g);     (0 + f || g);           true;   2
            homdiag(0 + f | g);     (0 + f | g);            true;   5
            homcs(0 + f | g);       (0 + f | g);            true;   4
            homcs(0 + f | g);       (0 + f || g);           false;  1
            (1 | g);                homcs(1 + x | g);       false;  1
            homdiag(1 + x | g);     homcs(1 + x + z | g);   false;  1
            (1 | g);                (1 | g) + homdiag(0 + x | g); true; 1
            """)
    void nesting(String smaller, String larger, boolean nested, int df) {
        ColumnarRows rows = rows(6, 1, 0.7);
        ModelComparison.Test test = ModelComparison.of(
                        List.of(
                                new NamedModel("smaller", fit("y ~ f + " + smaller, rows)),
                                new NamedModel("larger", fit("y ~ f + " + larger, rows))),
                        ProgressMonitor.none())
                .tests()
                .get(0);
        assertEquals("smaller", test.smaller());
        assertEquals(nested, test.nested());
        assertEquals(df, test.df());
        assertTrue(!nested || test.chiSquare() >= 0);
    }

    @ParameterizedTest
    @EnumSource(Estimation.class)
    void isStoredAndRestored(Estimation estimation) {
        LinearMixedModel model = LinearMixedModelFitter.with(
                        FitOptions.defaults().withEstimation(estimation))
                .fit(
                        FormulaParser.parse("score ~ Machine + homcs(0 + Machine | Worker)"),
                        DataSets.load("machines"),
                        ProgressMonitor.none());
        LinearMixedModel restored = ModelState.of(model).restore();
        assertEquals(model.specification(), restored.specification());
        assertEquals(model.criterion(), restored.criterion());
        assertArrayEquals(
                model.varCorr().get(0).covariance()[1],
                restored.varCorr().get(0).covariance()[1]);
    }
}
