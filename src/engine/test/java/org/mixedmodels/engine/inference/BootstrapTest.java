package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.distribution.FDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.progress.CancelledException;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** What must hold for any parametric bootstrap, and what is known exactly of that of balanced one-way data. */
class BootstrapTest {

    private static final BootstrapOptions FEW = BootstrapOptions.defaults().withReplicates(50);

    private static Bootstrap bootstrap(String fit, BootstrapOptions options) {
        return Bootstrap.of(ReferenceFits.fit(fit), options, ProgressMonitor.none());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sleepstudy-correlated-reml", "penicillin-ml", "classrooms-slope-reml"})
    void theNumberOfThreadsDoesNotMatter(String fit) {
        double[][] one = bootstrap(fit, FEW.withThreads(1)).values();
        double[][] three = bootstrap(fit, FEW.withThreads(3)).values();
        assertTrue(Arrays.deepEquals(one, three));
        assertFalse(Arrays.deepEquals(one, bootstrap(fit, FEW.withSeed(2)).values()));
        double[][] first = bootstrap(fit, FEW.withReplicates(20)).values();
        assertTrue(Arrays.deepEquals(Arrays.copyOf(one, 20), first));
    }

    /**
     * REML of J balanced groups of n: the variance is zero if MSB is below MSW, of which the probability is that of an F below
     * sigma^2 / (sigma^2 + n tau^2); the intercept is the mean, with the variance (sigma^2 + n tau^2) / (n J).
     */
    @Test
    void balancedOneWayDataAsInTheory() {
        int replicates = 4000;
        Bootstrap bootstrap =
                bootstrap("dyestuff-reml", BootstrapOptions.defaults().withReplicates(replicates));
        double sigma2 = 2451.25;
        double tau2 = 1764.05;
        double share = new FDistribution(null, 5, 24).cumulativeProbability(sigma2 / (sigma2 + 5 * tau2));
        assertEquals(0, bootstrap.failed());
        assertEquals(
                share, bootstrap.singular() / (double) replicates, 4 * Math.sqrt(share * (1 - share) / replicates));
        double stdError = Math.sqrt((sigma2 + 5 * tau2) / 30);
        assertEquals(stdError, bootstrap.stdError(0), 4 * stdError / Math.sqrt(2.0 * replicates));
        assertEquals(0, bootstrap.bias(0), 4 * stdError / Math.sqrt(replicates));
        Interval mean = bootstrap.interval(0, 0.95);
        assertEquals(1527.5 - 1.96 * stdError, mean.lower(), 4 * 2.7 * stdError / Math.sqrt(replicates));
        assertEquals(1527.5 + 1.96 * stdError, mean.upper(), 4 * 2.7 * stdError / Math.sqrt(replicates));
    }

    @Test
    void anyNumberOfAModel() {
        LinearMixedModel model = ReferenceFits.fit("dyestuff-reml");
        Bootstrap icc = Bootstrap.of(
                model,
                fitted -> {
                    double between = fitted.varCorr().get(0).covariance()[0][0];
                    return new double[] {between / (between + fitted.estimates().sigma2())};
                },
                BootstrapOptions.defaults().withReplicates(2000),
                ProgressMonitor.none());
        assertEquals(0.4185, icc.estimates()[0], 1e-4);
        assertEquals(0, icc.interval(0, 0.95).lower());
        // tau^2 is more than the bootstrap's upper limit if F is more than its 97.5% quantile
        double f =
                (2451.25 + 5 * 1764.05) / 2451.25 * new FDistribution(null, 5, 24).inverseCumulativeProbability(0.975);
        assertEquals((f - 1) / (f + 4), icc.interval(0, 0.95).upper(), 0.02);
    }

    @Test
    void failuresAreCounted() {
        AtomicInteger calls = new AtomicInteger(-1);
        Bootstrap bootstrap = Bootstrap.of(
                ReferenceFits.fit("dyestuff-ml"),
                fitted -> {
                    if (calls.getAndIncrement() >= 0 && calls.get() % 4 == 0) {
                        throw new InvalidInputException(InputProblem.Kind.SCALE, "no", "none");
                    }
                    return new double[] {1};
                },
                FEW.withReplicates(40).withThreads(1),
                ProgressMonitor.none());
        assertEquals(40, bootstrap.attempted());
        assertEquals(10, bootstrap.failed());
        assertEquals(30, bootstrap.values().length);
        assertEquals(0, bootstrap.bias(0));
        assertEquals(Interval.of(1, 1), bootstrap.interval(0, 0.9));
    }

    @Test
    void tooFewReplicatesHaveNoInterval() {
        Bootstrap bootstrap = bootstrap("dyestuff-ml", FEW.withReplicates(5));
        assertEquals(IntervalGap.FEW_REPLICATES, bootstrap.interval(0, 0.95).gap());
        assertThrows(IllegalArgumentException.class, () -> bootstrap.interval(0, 1));
        assertThrows(IllegalArgumentException.class, () -> FEW.withReplicates(0));
        assertThrows(IllegalArgumentException.class, () -> FEW.withThreads(0));
    }

    @Test
    void progressIsToldAndTheWorkCanBeCancelled() {
        List<String> messages = new ArrayList<>();
        ProgressMonitor monitor = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                messages.add(message);
            }

            @Override
            public boolean isCancelled() {
                return messages.size() >= 10;
            }
        };
        LinearMixedModel model = ReferenceFits.fit("dyestuff-ml");
        assertThrows(CancelledException.class, () -> Bootstrap.of(model, FEW, monitor));
        assertTrue(messages.size() >= 10 && messages.size() < 50, messages.size() + " messages");
        assertEquals("fitting simulated outcomes: 10 of 50", messages.get(9));
    }

    /** boot::boot.ci(type = "perc") in R: norm.inter((1:25)^2, c(0.025, 0.05, 0.5, 0.9)). */
    @Test
    void percentilesAsInBoot() {
        double[] squares = new double[25];
        for (int i = 0; i < 25; i++) {
            squares[i] = (i + 1) * (i + 1);
        }
        double[] shares = {0.025, 0.05, 0.5, 0.9};
        double[] expected = {1, 2.08509474689624, 169, 546.16787948113631};
        double[] actual = Arrays.stream(shares)
                .map(share -> Percentiles.of(squares, share))
                .toArray();
        assertArrayEquals(expected, actual, 1e-9);
    }
}
