package org.mixedmodels.engine.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.ConditionalModes;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * Whole fits of 200 small random models against dense algebra: the estimates, their standard errors and the conditional
 * modes at the engine's theta, and no lower criterion anywhere that optimisers without derivatives look.
 */
class DenseFitTest {

    private static final int REPEATS = 10;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y ~ x + (1 | a)",
                "y ~ x + z + (1 + x | a)",
                "y ~ x + (1 + x || a) + (1 | b)",
                "y ~ 0 + x + (1 | a) + (0 + x | b)",
                "y ~ x + (1 | a) + (1 | b) + (1 | c)",
                "y ~ 1 + (1 | c/b)",
                "y ~ x + (1 + x | b) + (1 | a)",
                "y ~ z + (0 + x | a)",
                "y ~ x + homdiag(1 + x | a)",
                "y ~ x + homcs(1 + x | a) + (1 | b)"
            })
    void asDenseAlgebraHasIt(String formula) {
        for (int seed = 0; seed < REPEATS; seed++) {
            for (Estimation estimation : Estimation.values()) {
                Random random = new Random(1000 * seed + formula.hashCode());
                SmallTable table = new SmallTable(random, 26 + random.nextInt(15));
                check(FormulaParser.parse(formula).withWeights("w"), table, estimation, formula + " " + seed);
            }
        }
    }

    private static void check(ModelSpecification specification, SmallTable table, Estimation estimation, String what) {
        LinearMixedModel model = LinearMixedModelFitter.with(
                        FitOptions.defaults().withEstimation(estimation))
                .fit(specification, table.table(), ProgressMonitor.none());
        assertTrue(model.optimization().converged(), what);
        DenseModel dense =
                new DenseModel(table, model.design().names(), model.data().random(), estimation);
        DenseModel.Fit fit = dense.at(model.theta());
        assertEquals(fit.criterion(), model.criterion(), 1e-8, what);
        assertEquals(fit.sigma2(), model.sigma() * model.sigma(), 1e-9 * fit.sigma2(), what);
        assertArrayEquals(fit.beta(), model.fixedEffects().estimates(), 1e-8, what);
        for (int k = 0; k < fit.beta().length; k++) {
            assertArrayEquals(fit.covariance()[k], model.fixedEffects().covariance()[k], 1e-8, what);
        }
        checkModes(model, fit, what);
        double lowest = lowest(dense, model.theta(), model.criterion());
        assertTrue(model.criterion() <= lowest + 1e-7, what + ": " + model.criterion() + " > " + lowest);
    }

    private static void checkModes(LinearMixedModel model, DenseModel.Fit fit, String what) {
        int at = 0;
        for (RandomDesign.Factor factor : model.data().random().factors()) {
            for (RandomDesign.Term term : factor.terms()) {
                ConditionalModes modes = model.conditionalModes().get(term.index());
                double[] actual = Arrays.stream(modes.modes())
                        .flatMapToDouble(Arrays::stream)
                        .toArray();
                assertArrayEquals(fit.effects().get(at++), actual, 1e-7, what);
            }
        }
    }

    /** The lowest criterion that searches from three places find. */
    private static double lowest(DenseModel dense, double[] theta, double known) {
        int k = theta.length;
        if (k == 1) {
            return new BrentOptimizer(1e-10, 1e-12)
                    .optimize(
                            new UnivariateObjectiveFunction(
                                    t -> dense.at(new double[] {t}).criterion()),
                            GoalType.MINIMIZE,
                            new SearchInterval(0, 10 + 3 * theta[0]),
                            new MaxEval(10_000))
                    .getValue();
        }
        double[] lower = new double[k];
        double[] upper = new double[k];
        Arrays.fill(lower, -15);
        Arrays.fill(upper, 15);
        double lowest = Double.POSITIVE_INFINITY;
        double[] spread = new double[k];
        Arrays.fill(spread, 1);
        double[] small = new double[k];
        Arrays.fill(small, 0.1);
        for (double[] start : List.of(theta, spread, small)) {
            double found = new BOBYQAOptimizer(2 * k + 1, 0.3, 1e-7)
                    .optimize(
                            new ObjectiveFunction(t -> dense.at(t).criterion()),
                            GoalType.MINIMIZE,
                            new InitialGuess(start),
                            new SimpleBounds(lower, upper),
                            new MaxEval(20_000))
                    .getValue();
            lowest = Math.min(lowest, found);
        }
        assertTrue(lowest < known + 1e-6, "the searches come near the minimum");
        return lowest;
    }
}
