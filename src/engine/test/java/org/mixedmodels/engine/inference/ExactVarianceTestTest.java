package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mixedmodels.engine.Expected.number;
import static org.mixedmodels.engine.Expected.numbers;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.FDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.DataSets;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.CancelledException;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Simulated distributions against those of RLRsim, and against the F distribution for balanced groups. */
class ExactVarianceTestTest {

    private static final SimulationOptions OPTIONS = new SimulationOptions(40_000, 11);

    /** Of Monte-Carlo standard errors; seeds are fixed, and RLRsim has its grid's error on top. */
    private static final double ERRORS = 4;

    static List<String> ids() {
        return Expected.ids("exact-.*");
    }

    private static ExactVarianceTest test(LinearMixedModel model, JsonObject expected, SimulationOptions options) {
        int term = (int) number(expected, "term");
        int effect = (int) number(expected, "effect");
        return expected.getString("estimation").equals("RLRT")
                ? ExactVarianceTest.restricted(model, term, effect, options, ProgressMonitor.none())
                : ExactVarianceTest.unrestricted(model, term, effect, options, ProgressMonitor.none());
    }

    private static void assertShare(double expected, double actual, double theirs, int mine, String what) {
        double share = (expected + actual) / 2;
        double error = Math.sqrt(share * (1 - share) * (1 / theirs + 1.0 / mine));
        assertEquals(expected, actual, ERRORS * error + 1e-12, what);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void asSimulatedByR(String id) {
        JsonObject expected = Expected.load(id);
        LinearMixedModel model = ReferenceFits.fit(expected.getString("model"));
        ExactVarianceTest actual = test(model, expected, OPTIONS);
        double theirs = number(expected, "simulations");
        assertEquals(number(expected, "statistic"), actual.statistic(), 1e-5);
        assertShare(number(expected, "pValue"), actual.pValue(), theirs, OPTIONS.simulations(), "p");
        assertShare(
                number(expected, "probabilityOfZero"),
                actual.probabilityOfZero(),
                theirs,
                OPTIONS.simulations(),
                "probability of zero");
        assertQuantiles(expected, model);
    }

    private static void assertQuantiles(JsonObject expected, LinearMixedModel model) {
        boolean restricted = expected.getString("estimation").equals("RLRT");
        double[] draws = ExactVarianceTest.distribution(
                        model,
                        (int) number(expected, "term"),
                        (int) number(expected, "effect"),
                        restricted ? Estimation.REML : Estimation.ML)
                .draw(OPTIONS, ProgressMonitor.none());
        double[] probabilities = numbers(expected.getJsonArray("probabilities"));
        double[] quantiles = numbers(expected.getJsonArray("quantiles"));
        for (int i = 0; i < quantiles.length; i++) {
            double quantile = quantiles[i];
            if (quantile > 0) {
                double below =
                        (double) Arrays.stream(draws).filter(d -> d <= quantile).count() / draws.length;
                assertShare(
                        probabilities[i], below, number(expected, "simulations"), draws.length, "below " + quantile);
            }
        }
    }

    /** With balanced groups the statistic grows with F = MSB / MSW and is zero where F is at most 1. */
    @Test
    void balancedGroupsHaveTheDistributionOfF() {
        LinearMixedModel model = ReferenceFits.fit("dyestuff-reml");
        ExactVarianceTest actual = ExactVarianceTest.restricted(model, 0, 0, OPTIONS, ProgressMonitor.none());
        FDistribution f = new FDistribution(null, 5, 24);
        double sigma2 = model.estimates().sigma2();
        double ratio = (sigma2 + 5 * model.varCorr().get(0).covariance()[0][0]) / sigma2;
        double error = Math.sqrt(0.25 / OPTIONS.simulations());
        assertEquals(f.cumulativeProbability(1), actual.probabilityOfZero(), ERRORS * error);
        double p = 1 - f.cumulativeProbability(ratio);
        assertEquals(p, actual.pValue(), ERRORS * Math.sqrt(p * (1 - p) / OPTIONS.simulations()));
        assertEquals(
                actual.monteCarloError(),
                Math.sqrt(actual.pValue() * (1 - actual.pValue()) / OPTIONS.simulations()),
                1e-15);
        assertFalse(actual.approximate());
    }

    @Test
    void aVarianceOfZeroHasTheProbabilityOne() {
        ExactVarianceTest actual =
                ExactVarianceTest.restricted(ReferenceFits.fit("dyestuff2-ml"), 0, 0, OPTIONS, ProgressMonitor.none());
        assertEquals(Estimation.REML, actual.estimation());
        assertEquals(0, actual.statistic());
        assertEquals(1, actual.pValue());
    }

    @Test
    void theSameSeedGivesTheSameResult() {
        LinearMixedModel model = ReferenceFits.fit("pastes-samples-reml");
        SimulationOptions few = new SimulationOptions(2_000, 5);
        ExactVarianceTest first = ExactVarianceTest.restricted(model, 0, 0, few, ProgressMonitor.none());
        assertEquals(first, ExactVarianceTest.restricted(model, 0, 0, few, ProgressMonitor.none()));
        assertTrue(first.approximate());
        assertEquals("batch", first.group());
        assertEquals("(Intercept)", first.effect());
    }

    @Test
    void aVarianceWithCovariancesIsRefused() {
        LinearMixedModel model = ReferenceFits.fit("sleepstudy-correlated-reml");
        assertThrows(
                InvalidInputException.class,
                () -> ExactVarianceTest.restricted(model, 0, 1, OPTIONS, ProgressMonitor.none()));
    }

    @Test
    void anEffectThatTheFixedEffectsExplainIsNeverSeen() {
        LinearMixedModel model = LinearMixedModelFitter.with(FitOptions.defaults())
                .fit(
                        FormulaParser.parse("Yield ~ Batch + (1 | Batch)"),
                        DataSets.load("dyestuff"),
                        ProgressMonitor.none());
        ExactVarianceTest actual = ExactVarianceTest.restricted(model, 0, 0, OPTIONS, ProgressMonitor.none());
        assertEquals(1, actual.pValue());
        assertEquals(1, actual.probabilityOfZero());
    }

    @Test
    void canBeCancelled() {
        ProgressMonitor cancelled = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                assertTrue(fraction <= 1);
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        LinearMixedModel model = ReferenceFits.fit("dyestuff-reml");
        assertThrows(CancelledException.class, () -> ExactVarianceTest.restricted(model, 0, 0, OPTIONS, cancelled));
    }
}
