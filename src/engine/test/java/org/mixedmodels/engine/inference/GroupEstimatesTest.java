package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixedmodels.engine.DataSets;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.residual.RowOptions;
import org.mixedmodels.engine.residual.RowSample;
import org.mixedmodels.engine.residual.RowSummary;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Means and estimates of groups, shares of variance by factor, and Akaike's weights. */
class GroupEstimatesTest {

    /** Yields of dyestuff: the means of the batches, and the shrinkage n tau2 / (n tau2 + sigma2) of balanced data. */
    @Test
    void balancedGroupsShrinkByTheirReliability() {
        LinearMixedModel model = ReferenceFits.fit("dyestuff-reml");
        GroupEstimates estimates = GroupEstimates.of(model, "Batch", 0.95);
        double[] means = {1505, 1528, 1564, 1498, 1600, 1470};
        double tau2 = model.varCorr().get(0).covariance()[0][0];
        double shrinkage = 5 * tau2 / (5 * tau2 + model.estimates().sigma2());
        assertEquals(1527.5, estimates.average(), 1e-9);
        List<String> levels = model.crossProducts().factors().get(0).levels();
        for (int i = 0; i < 6; i++) {
            int level = estimates.order()[i];
            assertEquals(List.of("A", "B", "C", "D", "E", "F").get(i), levels.get(level));
            assertEquals(means[i], estimates.means()[level], 1e-9);
            double estimate = 1527.5 + shrinkage * (means[i] - 1527.5);
            assertEquals(estimate, estimates.estimates()[level], 1e-6);
            double width = 1.959963984540054 * Math.sqrt(tau2 * (1 - shrinkage));
            assertEquals(estimate - width, estimates.lower()[level], 1e-4);
            assertEquals(estimate + width, estimates.upper()[level], 1e-4);
        }
    }

    /** Against the rows themselves; weights and an offset. */
    @Test
    void weightedMeansLessTheOffset() {
        LinearMixedModel model = ReferenceFits.fit("classrooms-weighted-reml");
        RowSample rows = RowSummary.of(
                        model, DataSets.load("classrooms"), RowOptions.defaults(), ProgressMonitor.none())
                .sample();
        GroupEstimates estimates = GroupEstimates.of(model, "school", 0.95);
        double[] sums = new double[2];
        for (int i = 0; i < rows.rows().length; i++) {
            if (rows.levels()[0][i] == 3) {
                double root = rows.scaled()[i] * model.sigma() / rows.residual()[i];
                sums[0] += root * root * rows.outcome()[i];
                sums[1] += root * root;
            }
        }
        assertEquals(sums[0] / sums[1], estimates.means()[3], 1e-8);
    }

    @Test
    void factorsWithoutInterceptAreRefused() {
        LinearMixedModel model = LinearMixedModelFitter.with(FitOptions.defaults())
                .fit(
                        FormulaParser.parse("Reaction ~ Days + (0 + Days | Subject)"),
                        DataSets.load("sleepstudy"),
                        ProgressMonitor.none());
        assertThrows(IllegalArgumentException.class, () -> GroupEstimates.of(model, "Subject", 0.95));
    }

    @Test
    void variancesOfFactorsSumToThatOfAllRandomEffects() {
        for (String id : List.of("penicillin-reml", "reactions-slopes-ml", "sleepstudy-correlated-reml")) {
            LinearMixedModel model = ReferenceFits.fit(id);
            double sum = GroupVariance.of(model).stream()
                    .mapToDouble(GroupVariance::variance)
                    .sum();
            assertEquals(VariancePartition.of(model).random(), sum, 1e-9 * sum);
        }
    }

    @Test
    void weightsOfModels() {
        double[] weights = ModelWeights.of(new double[] {102, 100, 110});
        double total = Math.exp(-1) + 1 + Math.exp(-5);
        assertEquals(Math.exp(-1) / total, weights[0], 1e-15);
        assertEquals(1 / total, weights[1], 1e-15);
        assertEquals(10, ModelWeights.differences(new double[] {102, 100, 110})[2]);
        assertTrue(weights[2] < weights[0]);
    }
}
