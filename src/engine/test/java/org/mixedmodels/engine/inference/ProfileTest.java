package org.mixedmodels.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixedmodels.engine.ReferenceFits;
import org.mixedmodels.engine.data.ColumnarRows;
import org.mixedmodels.engine.fit.FitOptions;
import org.mixedmodels.engine.fit.LinearMixedModelFitter;
import org.mixedmodels.engine.fit.Refit;
import org.mixedmodels.engine.formula.FormulaParser;
import org.mixedmodels.engine.formula.ModelTerm;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.likelihood.ProfiledCriterion;
import org.mixedmodels.engine.progress.CancelledException;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** What must hold for any profile: zero is the model without the parameter, and no parameter is better elsewhere. */
class ProfileTest {

    private static final int GROUPS = 25;
    private static final int ROWS = 300;

    private static ColumnarRows rows() {
        Random random = new Random(7);
        double[][] effects = new double[GROUPS][3];
        for (double[] effect : effects) {
            double shared = random.nextGaussian();
            effect[0] = shared + 0.5 * random.nextGaussian();
            effect[1] = 0.6 * shared + 0.5 * random.nextGaussian();
            effect[2] = -0.3 * shared + 0.4 * random.nextGaussian();
        }
        double[] y = new double[ROWS];
        double[] x = new double[ROWS];
        double[] z = new double[ROWS];
        String[] g = new String[ROWS];
        String[] h = new String[ROWS];
        for (int i = 0; i < ROWS; i++) {
            int group = random.nextInt(GROUPS);
            int other = random.nextInt(9);
            x[i] = 10 + random.nextGaussian();
            z[i] = random.nextGaussian();
            g[i] = "g" + group;
            h[i] = "h" + other;
            double[] b = effects[group];
            y[i] = 20
                    + 0.4 * x[i]
                    + b[0]
                    + b[1] * (x[i] - 10)
                    + b[2] * z[i]
                    + 0.3 * Math.sin(other)
                    + random.nextGaussian();
        }
        return ColumnarRows.builder()
                .numeric("y", y)
                .numeric("x", x)
                .numeric("z", z)
                .nominal("g", g)
                .nominal("h", h)
                .build();
    }

    private static LinearMixedModel fit(String formula) {
        return LinearMixedModelFitter.with(FitOptions.defaults().withEstimation(Estimation.ML))
                .fit(FormulaParser.parse(formula), rows(), ProgressMonitor.none());
    }

    private static ProfileLikelihood likelihood(LinearMixedModel model) {
        return ProfileLikelihood.of(model, ProgressMonitor.none());
    }

    private static void assertLoss(LinearMixedModel smaller, LinearMixedModel larger, double zeta) {
        assertEquals(smaller.criterion() - larger.criterion(), zeta * zeta, 1e-7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"y ~ x + z + (1 + x | g) + (1 | h)", "y ~ 0 + x + z + (1 | g)"})
    void aCoefficientOfZeroIsTheModelWithoutIt(String formula) {
        LinearMixedModel model = fit(formula);
        double zeta =
                likelihood(model).profile(new ProfileParameter.Coefficient("z")).zeta(0);
        assertLoss(Refit.of(model, ProgressMonitor.none()).withoutFixed(ModelTerm.of("z")), model, zeta);
    }

    @Test
    void anInterceptOfZeroIsTheModelWithoutIt() {
        LinearMixedModel model = fit("y ~ x + (1 + x | g)");
        double zeta = likelihood(model)
                .profile(new ProfileParameter.Coefficient("(Intercept)"))
                .zeta(0);
        assertLoss(fit("y ~ 0 + x + (1 + x | g)"), model, zeta);
    }

    @ParameterizedTest
    @CsvSource({
        "y ~ x + (1 + x + z | g) + (1 | h), x, y ~ x + (1 + z | g) + (1 | h)",
        "y ~ x + (1 + x + z | g), (Intercept), y ~ x + (0 + x + z | g)",
        "y ~ x + (1 + x || g) + (1 | h), x, y ~ x + (1 | g) + (1 | h)",
        "y ~ x + (1 | g) + (1 | h), (Intercept), y ~ x + (1 | h)",
        "y ~ x + homdiag(0 + x + z | g) + (1 | h), x, y ~ x + (1 | h)",
        "y ~ x + homcs(0 + x + z | g) + (1 | h), x, y ~ x + (1 | h)"
    })
    void aStandardDeviationOfZeroIsTheModelWithoutTheEffect(String larger, String effect, String smaller) {
        LinearMixedModel model = fit(larger);
        double zeta = likelihood(model)
                .profile(new ProfileParameter.Deviation(0, "g", effect))
                .zeta(0);
        assertLoss(fit(smaller), model, zeta);
        double beside = likelihood(model)
                .profile(new ProfileParameter.Deviation(0, "g", effect))
                .zeta(1e-5);
        assertEquals(zeta, beside, 1e-3);
    }

    @ParameterizedTest
    @CsvSource({
        "y ~ x + (1 + x | g) + (1 | h), (Intercept), x, y ~ x + (1 + x || g) + (1 | h)",
        "y ~ x + homcs(0 + x + z | g), x, z, y ~ x + homdiag(0 + x + z | g)"
    })
    void aCorrelationOfZeroIsTheUncorrelatedModel(String larger, String first, String second, String smaller) {
        LinearMixedModel model = fit(larger);
        double zeta = likelihood(model)
                .profile(new ProfileParameter.Correlation(0, "g", first, second))
                .zeta(0);
        assertLoss(fit(smaller), model, zeta);
    }

    /** With the others in theta's own terms, sigma eliminated or free, by an optimiser without derivatives. */
    @ParameterizedTest
    @CsvSource({
        "y ~ x + (1 + z | g), 0, 1.5",
        "y ~ x + (1 + z | g), 0, 0.6",
        "y ~ x + (1 + z | g), 1, 0.9",
        "y ~ x + homcs(1 + z | g), 0, 0.5",
        "y ~ x + homcs(1 + z | g), 0, 1.1"
    })
    void noPointWithTheSameStandardDeviationIsBetter(String formula, int effect, double value) {
        LinearMixedModel model = fit(formula);
        String name = model.varCorr().get(0).terms().get(effect);
        Profile profile = likelihood(model).profile(new ProfileParameter.Deviation(0, "g", name));
        ProfiledCriterion criterion = new ProfiledCriterion(model.data(), Estimation.ML);
        double[] theta = model.theta();
        double[] lower = new double[theta.length];
        double[] upper = new double[theta.length];
        for (int k = 0; k < theta.length; k++) {
            lower[k] = theta[k] - 4;
            upper[k] = theta[k] + 4;
        }
        double best = new BOBYQAOptimizer(2 * theta.length + 1, 0.1, 1e-9)
                .optimize(
                        new ObjectiveFunction(t -> criterion.value(t, value / length(criterion, t, effect))),
                        GoalType.MINIMIZE,
                        new InitialGuess(theta),
                        new SimpleBounds(lower, upper),
                        new MaxEval(100_000))
                .getValue();
        double zeta = profile.zeta(value);
        assertEquals(best - model.criterion(), zeta * zeta, 1e-6);
    }

    /** sigma^2 = c / (theta_1 theta_2) leaves theta to an optimiser without derivatives. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 0.8})
    void noPointWithTheSameCovarianceIsBetter(double value) {
        LinearMixedModel model = fit("y ~ x + (1 + z | g)");
        Profile profile = likelihood(model).profile(new ProfileParameter.Covariance(0, "g", "(Intercept)", "z"));
        ProfiledCriterion criterion = new ProfiledCriterion(model.data(), Estimation.ML);
        double best = new BOBYQAOptimizer(7, 0.05, 1e-9)
                .optimize(
                        new ObjectiveFunction(t -> criterion.value(t, Math.sqrt(value / (t[0] * t[1])))),
                        GoalType.MINIMIZE,
                        new InitialGuess(new double[] {1, 0.3, 0.5}),
                        new SimpleBounds(new double[] {0.05, 0.005, -3}, new double[] {4, 4, 3}),
                        new MaxEval(100_000))
                .getValue();
        double zeta = profile.zeta(value);
        assertEquals(best - model.criterion(), zeta * zeta, 1e-6);
    }

    @Test
    void aCovarianceOfZeroIsACorrelationOfZero() {
        ProfileLikelihood likelihood = likelihood(fit("y ~ x + (1 + x + z | g)"));
        for (ProfileParameter parameter : likelihood.covariances()) {
            ProfileParameter.Covariance pair = (ProfileParameter.Covariance) parameter;
            Profile correlation =
                    likelihood.profile(new ProfileParameter.Correlation(0, "g", pair.first(), pair.second()));
            Profile covariance = likelihood.profile(pair);
            assertEquals(correlation.zeta(0), covariance.zeta(0), 1e-6);
            Interval interval = covariance.interval(0.9);
            assertEquals(-1.6448536269514722, covariance.zeta(interval.lower()), 1e-6);
            assertEquals(1.6448536269514722, covariance.zeta(interval.upper()), 1e-6);
        }
    }

    /** The standard deviation of an effect relative to sigma. */
    private static double length(ProfiledCriterion criterion, double[] theta, int effect) {
        double[] lambda = criterion.blocks().lambda(theta)[0];
        return Math.hypot(lambda[2 * effect], lambda[2 * effect + 1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y ~ x + z + (1 + x + z | g) + (1 | h)",
                "y ~ x + (1 + x || g) + (1 | h)",
                "y ~ x + homcs(0 + x + z | g)",
                "y ~ 1 + (1 | h)"
            })
    void theLimitsAreAtTheQuantiles(String formula) {
        ProfileLikelihood likelihood = likelihood(fit(formula));
        for (ProfileParameter parameter : likelihood.parameters()) {
            Profile profile = likelihood.profile(parameter);
            Interval interval = profile.interval(0.9);
            assertEquals(0, profile.zeta(profile.estimate()), 1e-4);
            assertTrue(interval.lower() <= profile.estimate() && profile.estimate() <= interval.upper());
            assertLimit(profile, interval.lower(), -1);
            assertLimit(profile, interval.upper(), 1);
            List<ProfilePoint> curve = profile.curve(0.9, 9);
            for (int i = 1; i < curve.size(); i++) {
                assertTrue(curve.get(i).zeta() > curve.get(i - 1).zeta(), parameter + " is monotone");
            }
        }
    }

    private static void assertLimit(Profile profile, double limit, int side) {
        boolean bounded = !(profile.parameter() instanceof ProfileParameter.Coefficient);
        double zeta = profile.zeta(limit);
        if (bounded && (limit == 0 || Math.abs(limit) == 1)) {
            assertTrue(Math.abs(zeta) < 1.6449);
        } else {
            assertEquals(
                    side * 1.6448536269514722, zeta, 1e-6, profile.parameter().toString());
        }
    }

    @Test
    void theOrderOfTheEffectsDoesNotMatter() {
        ProfileLikelihood one = likelihood(fit("y ~ x + (1 + x + z | g)"));
        ProfileLikelihood other = likelihood(fit("y ~ x + (1 + z + x | g)"));
        Interval xz =
                one.profile(new ProfileParameter.Correlation(0, "g", "x", "z")).interval(0.95);
        Interval zx = other.profile(new ProfileParameter.Correlation(0, "g", "z", "x"))
                .interval(0.95);
        assertEquals(xz.lower(), zx.lower(), 1e-6);
        assertEquals(xz.upper(), zx.upper(), 1e-6);
    }

    @Test
    void aVarianceOfZeroHasALowerLimitOfZero() {
        LinearMixedModel model = ReferenceFits.fit("dyestuff2-ml");
        Profile profile = likelihood(model).profile(new ProfileParameter.Deviation(0, "Batch", "(Intercept)"));
        assertEquals(0, profile.estimate());
        assertEquals(0, profile.interval(0.95).lower());
        assertEquals(1.959963985, profile.zeta(profile.interval(0.95).upper()), 1e-6);
    }

    @Test
    void impossibleQuestionsAreRefused() {
        ProfileLikelihood likelihood = likelihood(fit("y ~ x + (1 | g)"));
        ProfileParameter other = new ProfileParameter.Coefficient("z");
        assertThrows(IllegalArgumentException.class, () -> likelihood.profile(other));
        Profile deviation = likelihood.profile(new ProfileParameter.Deviation(0, "g", "(Intercept)"));
        assertThrows(IllegalArgumentException.class, () -> deviation.zeta(-0.1));
        assertThrows(IllegalArgumentException.class, () -> deviation.interval(1));
        Profile residual = likelihood.profile(new ProfileParameter.Residual());
        assertEquals(Double.NEGATIVE_INFINITY, residual.zeta(0));
        assertFalse(likelihood.parameters().contains(other));
    }

    @Test
    void aProfileCanBeCancelled() {
        ProgressMonitor cancelled = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        ProfileLikelihood likelihood = ProfileLikelihood.of(fit("y ~ x + (1 | g)"), cancelled);
        Profile profile = likelihood.profile(new ProfileParameter.Residual());
        assertThrows(CancelledException.class, () -> profile.interval(0.95));
    }
}
