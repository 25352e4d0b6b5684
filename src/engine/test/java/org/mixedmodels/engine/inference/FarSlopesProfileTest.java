package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Slopes on a year: profiles are as those of the centred year where both mean the same, and as easily found. */
class FarSlopesProfileTest {

    private static final int ROWS = 400;

    /** x = offset + time; u = 1 - x / offset and v = x / offset have the intercept of x as the effect of u. */
    private static LinearMixedModel fit(String formula, double offset) {
        Random random = new Random(8);
        double[][] effects = new double[40][2];
        for (double[] effect : effects) {
            effect[0] = random.nextGaussian();
            effect[1] = 0.5 * random.nextGaussian();
        }
        double[][] columns = new double[4][ROWS];
        String[] g = new String[ROWS];
        for (int i = 0; i < ROWS; i++) {
            double time = random.nextInt(7) - 3;
            double[] effect = effects[i % effects.length];
            g[i] = "g" + i % effects.length;
            columns[0][i] = 5 + 0.4 * time + effect[0] + effect[1] * time + random.nextGaussian();
            columns[1][i] = offset + time;
            columns[2][i] = -time / offset;
            columns[3][i] = 1 + time / offset;
        }
        ColumnarRows rows = ColumnarRows.builder()
                .numeric("y", columns[0])
                .numeric("x", columns[1])
                .numeric("u", columns[2])
                .numeric("v", columns[3])
                .nominal("g", g)
                .build();
        return LinearMixedModelFitter.with(FitOptions.defaults().withEstimation(Estimation.ML))
                .fit(FormulaParser.parse(formula), rows, ProgressMonitor.none());
    }

    private static Interval interval(LinearMixedModel model, ProfileParameter parameter) {
        return ProfileLikelihood.of(model, ProgressMonitor.none())
                .profile(parameter)
                .interval(0.95);
    }

    private static void assertSame(Interval expected, Interval actual, double scale) {
        assertNull(expected.gap());
        assertNull(actual.gap());
        double within = 1e-5 * (expected.upper() - expected.lower());
        assertEquals(expected.lower(), scale * actual.lower(), within);
        assertEquals(expected.upper(), scale * actual.upper(), within);
    }

    @ParameterizedTest
    @ValueSource(doubles = {50, 2015, -20_000})
    void whatDoesNotDependOnTheOriginStays(double offset) {
        LinearMixedModel near = fit("y ~ x + (1 + x | g)", 0.1);
        LinearMixedModel far = fit("y ~ x + (1 + x | g)", offset);
        for (ProfileParameter parameter : new ProfileParameter[] {
            new ProfileParameter.Deviation(0, "g", "x"),
            new ProfileParameter.Coefficient("x"),
            new ProfileParameter.Residual()
        }) {
            assertSame(interval(near, parameter), interval(far, parameter), 1);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {50, 2015})
    void theInterceptIsTheEffectAtZero(double offset) {
        LinearMixedModel far = fit("y ~ x + (1 + x | g)", offset);
        LinearMixedModel same = fit("y ~ 0 + u + v + (0 + u + v | g)", offset);
        assertEquals(same.criterion(), far.criterion(), 1e-6);
        assertSame(
                interval(same, new ProfileParameter.Deviation(0, "g", "u")),
                interval(far, new ProfileParameter.Deviation(0, "g", "(Intercept)")),
                1);
        assertSame(
                interval(same, new ProfileParameter.Coefficient("u")),
                interval(far, new ProfileParameter.Coefficient("(Intercept)")),
                1);
    }

    /** Fewer than twice the evaluations that the centred year takes, counted by how often cancellation is asked. */
    @ParameterizedTest
    @CsvSource({"(Intercept)", "x"})
    void theSearchIsAsEasy(String effect) {
        ProfileParameter parameter = new ProfileParameter.Deviation(0, "g", effect);
        int near = evaluations(fit("y ~ x + (1 + x | g)", 0.1), parameter);
        int far = evaluations(fit("y ~ x + (1 + x | g)", 2015), parameter);
        Assertions.assertTrue(far < 2 * near, far + " evaluations instead of " + near);
    }

    private static int evaluations(LinearMixedModel model, ProfileParameter parameter) {
        AtomicInteger count = new AtomicInteger();
        ProgressMonitor counting = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {}

            @Override
            public boolean isCancelled() {
                count.incrementAndGet();
                return false;
            }
        };
        ProfileLikelihood.of(model, counting).profile(parameter).interval(0.95);
        return count.get();
    }

    @ParameterizedTest
    @ValueSource(doubles = {50, 500})
    void correlationAndCovarianceHaveLimits(double offset) {
        LinearMixedModel far = fit("y ~ x + (1 + x | g)", offset);
        for (ProfileParameter parameter : new ProfileParameter[] {
            new ProfileParameter.Correlation(0, "g", "(Intercept)", "x"),
            new ProfileParameter.Covariance(0, "g", "(Intercept)", "x")
        }) {
            Profile profile = ProfileLikelihood.of(far, ProgressMonitor.none()).profile(parameter);
            Interval interval = profile.interval(0.95);
            assertNull(interval.gap());
            assertEquals(-1.959964, profile.zeta(interval.lower()), 1e-5);
            assertEquals(1.959964, profile.zeta(interval.upper()), 1e-5);
        }
    }
}
