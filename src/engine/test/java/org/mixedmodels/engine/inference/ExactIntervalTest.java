package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** The exact interval is exact: for unbalanced groups, with predictors of both levels and with weights. */
class ExactIntervalTest {

    private static final int[] SIZES = {1, 2, 2, 3, 5, 9, 14};

    private static LinearMixedModel simulate(String formula, double ratio, double weight, Random random) {
        int rows = 36;
        double[] y = new double[rows];
        double[] x = new double[rows];
        double[] z = new double[rows];
        double[] w = new double[rows];
        String[] g = new String[rows];
        int row = 0;
        for (int group = 0; group < SIZES.length; group++) {
            double effect = Math.sqrt(ratio) * random.nextGaussian();
            for (int i = 0; i < SIZES[group]; i++) {
                w[row] = 1 + weight * (row % 4);
                x[row] = Math.sin(row) + group % 3;
                z[row] = group * group;
                g[row] = "g" + group;
                y[row] = 3 + x[row] + effect + random.nextGaussian() / Math.sqrt(w[row]);
                row++;
            }
        }
        ColumnarRows table = ColumnarRows.builder()
                .numeric("y", y)
                .numeric("x", x)
                .numeric("z", z)
                .numeric("w", w)
                .nominal("g", g)
                .build();
        return LinearMixedModelFitter.with(FitOptions.defaults())
                .fit(FormulaParser.parse(formula).withWeights("w"), table, ProgressMonitor.none());
    }

    /** 90% intervals of 1000 data sets miss the ratio from each side in 5% of them, give or take four standard errors. */
    @ParameterizedTest
    @CsvSource({
        "y ~ x + (1 | g), 0.6, 0",
        "y ~ x + z + (1 | g), 0.2, 0",
        "y ~ x + (1 | g), 2, 0.7",
        "y ~ x + z + (1 | g), 30, 0.3"
    })
    void covers(String formula, double ratio, double weight) {
        Random random = new Random(20);
        int below = 0;
        int above = 0;
        int runs = 1000;
        for (int run = 0; run < runs; run++) {
            LinearMixedModel model = simulate(formula, ratio, weight, random);
            double meanWeight = model.crossProducts().xx(0, 0) / model.nobs();
            double truth = ratio / (ratio + 1 / meanWeight);
            ExactInterval interval = ExactInterval.of(model, 0.9);
            below += interval.upper() < truth ? 1 : 0;
            above += interval.lower() > truth ? 1 : 0;
        }
        double fourStdErrors = 4 * Math.sqrt(0.05 * 0.95 / runs);
        assertEquals(0.05, below / (double) runs, fourStdErrors, "intervals below the truth");
        assertEquals(0.05, above / (double) runs, fourStdErrors, "intervals above the truth");
    }

    /** Seven groups and six predictors that are constant within them, beside the intercept. */
    @Test
    void withoutDegreesOfFreedomThereIsNone() {
        LinearMixedModel model = simulate("y ~ x + g + (1 | g)", 1, 0, new Random(1));
        ExactInterval interval = ExactInterval.of(model, 0.95);
        assertEquals(ExactInterval.Reason.NO_DEGREES_OF_FREEDOM, interval.absent());
        assertTrue(Double.isNaN(interval.lower()));
    }

    @Test
    void slopesHaveNone() {
        LinearMixedModel model = simulate("y ~ x + (1 + z | g)", 1, 0, new Random(1));
        assertEquals(
                ExactInterval.Reason.SEVERAL_VARIANCES,
                ExactInterval.of(model, 0.95).absent());
    }

    /** A single slope is a single variance: its share is that of the average row. */
    @Test
    void aSlopeAlone() {
        LinearMixedModel model = simulate("y ~ x + (0 + x | g)", 4, 0, new Random(9));
        ExactInterval interval = ExactInterval.of(model, 0.5);
        double icc = VariancePartition.of(model).iccAdjusted();
        assertTrue(interval.lower() < icc && icc < interval.upper(), interval + " around " + icc);
    }
}
