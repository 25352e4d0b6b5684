package org.mixedmodels.engine.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.inference.VarianceComponent;
import org.mixedmodels.engine.inference.VarianceComponents;
import org.mixedmodels.engine.likelihood.CentredSlopes;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** A slope on a column far from zero, as a year: the same model as with the column centred, found as easily. */
class CentredSlopesFitTest {

    private static final int ROWS = 1200;
    private static final String FORMULA = "y ~ x + (1 + x | g) + (1 | h)";

    private static ColumnarRows rows(double offset) {
        Random random = new Random(3);
        double[][] effects = new double[60][2];
        for (double[] effect : effects) {
            effect[0] = random.nextGaussian();
            effect[1] = 0.3 * random.nextGaussian();
        }
        double[] y = new double[ROWS];
        double[] x = new double[ROWS];
        String[] g = new String[ROWS];
        String[] h = new String[ROWS];
        for (int i = 0; i < ROWS; i++) {
            double[] effect = effects[i % effects.length];
            double time = random.nextInt(7) - 3;
            g[i] = "g" + i % effects.length;
            h[i] = "h" + random.nextInt(12);
            x[i] = offset + time;
            y[i] = 5 + 0.4 * time + effect[0] + effect[1] * time + h[i].hashCode() % 3 + random.nextGaussian();
        }
        return ColumnarRows.builder()
                .numeric("y", y)
                .numeric("x", x)
                .nominal("g", g)
                .nominal("h", h)
                .build();
    }

    private static LinearMixedModel fit(double offset, Estimation estimation) {
        return LinearMixedModelFitter.with(FitOptions.defaults().withEstimation(estimation))
                .fit(FormulaParser.parse(FORMULA), rows(offset), ProgressMonitor.none());
    }

    @ParameterizedTest
    @CsvSource({"100, REML, 1e-8", "2015, REML, 1e-6", "2015, ML, 1e-6", "-30000, REML, 1e-4"})
    void equalsTheFitOfTheCentredColumn(double offset, Estimation estimation, double tolerance) {
        LinearMixedModel near = fit(0, estimation);
        LinearMixedModel far = fit(offset, estimation);
        assertTrue(far.optimization().converged());
        assertTrue(far.optimization().evaluations() <= near.optimization().evaluations() + 2);
        assertTrue(
                far.diagnostics().equals(near.diagnostics()), far.diagnostics().toString());
        assertEquals(near.criterion(), far.criterion(), tolerance);
        assertEquals(near.fixedEffects().estimates()[1], far.fixedEffects().estimates()[1], tolerance);
        double[][] centred = near.varCorr().get(0).covariance();
        double[][] shifted = far.varCorr().get(0).covariance();
        double slope = centred[1][1];
        assertEquals(slope, shifted[1][1], 1e-6 * slope);
        assertEquals(centred[0][1] - offset * slope, shifted[0][1], 1e-6 * Math.abs(offset * slope));
        double intercept = centred[0][0] - 2 * offset * centred[0][1] + offset * offset * slope;
        assertEquals(intercept, shifted[0][0], 1e-6 * intercept);
        assertEquals(
                near.conditionalModes().get(0).modes()[7][1],
                far.conditionalModes().get(0).modes()[7][1],
                1e-6);
    }

    @ParameterizedTest
    @CsvSource({"100", "2015", "-30000"})
    void theStandardErrorOfTheSlopesVarianceStays(double offset) {
        List<VarianceComponent> near = VarianceComponents.of(fit(0, Estimation.REML), 0.95);
        List<VarianceComponent> far = VarianceComponents.of(fit(offset, Estimation.REML), 0.95);
        for (int component : new int[] {1, 3, 4}) {
            double expected = near.get(component).stdError();
            assertEquals(expected, far.get(component).stdError(), 1e-5 * expected);
        }
    }

    @Test
    void tooFarIsRefusedInWords() {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> fit(1e9, Estimation.REML));
        assertEquals(InputProblem.Kind.SCALE, e.problem().kind());
        assertTrue(e.problem().advice().contains("Center"), e.problem().advice());
    }

    @Test
    void thetaGoesThereAndBack() {
        LinearMixedModel model = fit(2015, Estimation.REML);
        CentredSlopes centred = CentredSlopes.of(model.data());
        assertTrue(centred.isFar());
        double[] there = centred.centredTheta(model.theta());
        double[] back = centred.theta(there);
        assertArrayEquals(model.theta(), back, 1e-9 * model.theta()[0]);
    }
}
