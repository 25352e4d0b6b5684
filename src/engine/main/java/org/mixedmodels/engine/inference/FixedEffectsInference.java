package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.mixedmodels.engine.design.TypeThreeContrasts;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.FixedEffects;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * Tests and intervals of the fixed effects of a model: coefficients, contrasts of them and terms. What they refer to is
 * computed once.
 */
public final class FixedEffectsInference {

    private final LinearMixedModel model;
    private final boolean refitted;
    private final DegreesOfFreedom method;
    private final EffectsDistribution distribution;

    private FixedEffectsInference(
            LinearMixedModel model, boolean refitted, DegreesOfFreedom method, EffectsDistribution distribution) {
        this.model = model;
        this.refitted = refitted;
        this.method = method;
        this.distribution = distribution;
    }

    /**
     * Prepares the tests of a model.
     *
     * @param model the fitted model
     * @param method the reference distribution; Kenward and Roger's is that of the REML fit, to which a model fitted by ML
     *     is brought first, as pbkrtest does
     * @param monitor told of the progress; can cancel
     * @throws org.mixedmodels.engine.progress.CancelledException if the monitor asks for it
     */
    public static FixedEffectsInference of(LinearMixedModel model, DegreesOfFreedom method, ProgressMonitor monitor) {
        LinearMixedModel tested =
                method == DegreesOfFreedom.KENWARD_ROGER ? KenwardRoger.byReml(model, monitor) : model;
        return new FixedEffectsInference(tested, tested != model, method, distribution(tested, method, monitor));
    }

    private static EffectsDistribution distribution(
            LinearMixedModel model, DegreesOfFreedom method, ProgressMonitor monitor) {
        if (model.design().size() == 0) {
            return new FixedDistribution(new DMatrixRMaj(0, 0), model.residualDf());
        }
        return switch (method) {
            case SATTERTHWAITE -> Satterthwaite.of(model, monitor);
            case KENWARD_ROGER -> KenwardRoger.of(model, monitor);
            case RESIDUAL -> new FixedDistribution(covariance(model), model.residualDf());
            case NONE -> new FixedDistribution(covariance(model), Double.POSITIVE_INFINITY);
        };
    }

    private static DMatrixRMaj covariance(LinearMixedModel model) {
        return new DMatrixRMaj(model.fixedEffects().covariance());
    }

    /** The reference distribution. */
    public DegreesOfFreedom method() {
        return method;
    }

    /** The model that the tests are of: the REML fit if the given one was brought to that, else the given one. */
    public LinearMixedModel model() {
        return model;
    }

    /** Whether {@link #model} is another one than was given. */
    public boolean isRefitted() {
        return refitted;
    }

    /** The covariance matrix (p x p) of the fixed effects that the tests use: Kenward and Roger's is the adjusted one. */
    public double[][] covariance() {
        DMatrixRMaj matrix = distribution.covariance();
        double[][] result = new double[matrix.numRows][];
        for (int i = 0; i < result.length; i++) {
            result[i] = Arrays.copyOfRange(matrix.getData(), i * matrix.numCols, (i + 1) * matrix.numCols);
        }
        return result;
    }

    /**
     * The test of each coefficient against zero.
     *
     * @param level the confidence level, between 0 and 1
     */
    public List<CoefficientTest> coefficients(double level) {
        FixedEffects fixed = model.fixedEffects();
        List<CoefficientTest> tests = new ArrayList<>();
        for (int k = 0; k < fixed.terms().size(); k++) {
            double[] weights = new double[fixed.terms().size()];
            weights[k] = 1;
            tests.add(contrast(fixed.terms().get(k), weights, level));
        }
        return tests;
    }

    /**
     * The test of a combination of coefficients against zero.
     *
     * @param name what it is called
     * @param weights p numbers, in the order of the fixed effects
     * @param level the confidence level, between 0 and 1
     */
    public CoefficientTest contrast(String name, double[] weights, double level) {
        Levels.require(level);
        requireWeights(weights);
        double estimate = estimate(weights);
        double stdError = Math.sqrt(Quadratic.form(weights, distribution.covariance()));
        double degrees = distribution.degrees(weights);
        double statistic = estimate / stdError;
        double width = Tails.quantile(level, degrees) * stdError;
        return new CoefficientTest(
                name,
                estimate,
                stdError,
                shown(degrees),
                statistic,
                Tails.twoSided(statistic, degrees),
                estimate - width,
                estimate + width);
    }

    private double estimate(double[] weights) {
        double[] estimates = model.fixedEffects().estimates();
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] == 0 ? 0 : weights[k] * estimates[k];
        }
        return sum;
    }

    private double shown(double degrees) {
        return method == DegreesOfFreedom.NONE ? Double.NaN : degrees;
    }

    private void requireWeights(double[] weights) {
        int p = distribution.covariance().numRows;
        if (weights.length != p) {
            throw new IllegalArgumentException(weights.length + " weights for " + p + " coefficients");
        }
    }

    /**
     * The test that several combinations of coefficients are zero at once.
     *
     * @param name what they are called
     * @param rows p weights each, in the order of the fixed effects; a row that is a combination of those before it adds
     *     nothing
     */
    public TermTest test(String name, double[][] rows) {
        for (double[] row : rows) {
            requireWeights(row);
        }
        double[][] independent = IndependentRows.of(rows, distribution.covariance());
        int q = independent.length;
        if (q == 0) {
            return new TermTest(name, Double.NaN, 0, Double.NaN, Double.NaN);
        }
        EffectsDistribution.Denominator denominator =
                distribution.denominator(new DMatrixRMaj(independent), new DMatrixRMaj(rows));
        double f = denominator.scale() * wald(independent) / q;
        return new TermTest(name, f, q, shown(denominator.degrees()), Tails.larger(f, q, denominator.degrees()));
    }

    /** (L beta)'(LCL')^-1 L beta, in standard errors of the contrasts. */
    private double wald(double[][] rows) {
        DMatrixRMaj covariance = Quadratic.form(new DMatrixRMaj(rows), distribution.covariance());
        int q = rows.length;
        DMatrixRMaj estimates = new DMatrixRMaj(q, 1);
        DMatrixRMaj scaled = new DMatrixRMaj(q, q);
        for (int i = 0; i < q; i++) {
            double size = Math.sqrt(covariance.get(i, i));
            estimates.set(i, estimate(rows[i]) / size);
            for (int j = 0; j < q; j++) {
                scaled.set(i, j, covariance.get(i, j) / (size * Math.sqrt(covariance.get(j, j))));
            }
        }
        DMatrixRMaj solution = new DMatrixRMaj(q, 1);
        CommonOps_DDRM.solve(scaled, estimates, solution);
        return CommonOps_DDRM.dot(estimates, solution);
    }

    /**
     * The type III test of each term of the fixed effects, main effects before interactions: whether it contributes
     * anything to equally weighted means of the categories, whatever the coding of nominal columns. The intercept has none.
     */
    public List<TermTest> terms() {
        return TypeThreeContrasts.of(model.specification(), model.data()).stream()
                .map(contrasts -> test(contrasts.term(), contrasts.rows()))
                .toList();
    }
}
