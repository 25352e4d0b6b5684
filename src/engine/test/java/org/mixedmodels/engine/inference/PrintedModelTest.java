package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.data.RowBatch;
import org.mixedmodels.engine.data.RowReader;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.likelihood.Estimates;
import org.mixedmodels.engine.predict.Prediction;
import org.mixedmodels.engine.predict.RowPredictor;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The arithmetic that users do on a print of lme4: REML criterion 31355.2, variances 3.125 and 5.240, four parameters, 6948
 * rows; intercept 2.679887, slope -1.672226, and a group whose effect is -.495.
 */
class PrintedModelTest {

    private static final int ROWS = 6948;

    /** Any model of that shape, with the printed estimates in the place of its own. */
    private static LinearMixedModel printed() {
        Random random = new Random(1);
        double[] x = random.doubles(ROWS).toArray();
        double[] y = new double[ROWS];
        String[] g = new String[ROWS];
        for (int i = 0; i < ROWS; i++) {
            g[i] = "g" + i % 60;
            y[i] = random.nextGaussian() + i % 60 % 7;
        }
        ColumnarRows rows = ColumnarRows.builder()
                .numeric("x", x)
                .numeric("y", y)
                .nominal("g", g)
                .build();
        LinearMixedModel model = LinearMixedModelFitter.with(FitOptions.defaults())
                .fit(FormulaParser.parse("y ~ x + (1 | g)"), rows, ProgressMonitor.none());
        double[] shifts = model.design().shifts();
        double[] beta = {2.679887 - 1.672226 * shifts[1] - shifts[2], -1.672226};
        double[] effects = new double[60];
        effects[model.crossProducts().factors().get(0).levels().indexOf("g7")] = -.495;
        double theta = Math.sqrt(3.125 / 5.240);
        Estimates estimates = new Estimates(
                31355.2,
                5.240,
                beta,
                model.estimates().covariance(),
                new double[][] {{theta}},
                new double[][] {effects},
                model.estimates().conditionalCovariances());
        return new LinearMixedModel(
                model.specification(),
                model.estimation(),
                model.data(),
                new double[] {theta},
                estimates,
                model.optimization(),
                List.of());
    }

    @Test
    void informationCriteriaAndIcc() {
        LinearMixedModel model = printed();
        assertEquals(4, model.parameters());
        // the criterion is printed with one digit after the point
        assertEquals(31363.21, model.aic(), 0.05);
        assertEquals(31390.60, model.bic(), 0.05);
        assertEquals(.3736, VariancePartition.of(model).iccAdjusted(), 5e-5);
        assertEquals(.3736, AdjustedIcc.of(model, 0.95).value(), 5e-5);
    }

    @Test
    void prediction() {
        RowPredictor predictor = RowPredictor.of(printed(), false);
        ColumnarRows rows = ColumnarRows.builder()
                .numeric("x", new double[] {0.1})
                .nominal("g", new String[] {"g7"})
                .build();
        try (RowReader reader = rows.open(predictor.wanted())) {
            predictor.bind(reader);
            RowBatch batch = reader.next();
            Prediction prediction = new Prediction();
            predictor.predict(batch, 0, prediction);
            assertEquals(2.02, prediction.conditional(), 0.005);
            assertEquals(2.5127, prediction.population(), 5e-5);
        }
    }
}
