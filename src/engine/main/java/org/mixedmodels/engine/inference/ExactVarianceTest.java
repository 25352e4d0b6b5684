package org.mixedmodels.engine.inference;

import java.util.Arrays;
import java.util.Optional;
import org.mixedmodels.engine.covariance.CovarianceKind;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.DesignColumn;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.fit.Refit;
import org.mixedmodels.engine.formula.ModelTerm;
import org.mixedmodels.engine.formula.RandomEffectsTerm;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * The test of one variance at zero by its exact finite-sample distribution, simulated (Crainiceanu and Ruppert 2004, J. R.
 * Stat. Soc. B 66, 165-185): it needs neither many groups nor independent rows, which chi-square mixtures do. The
 * statistic is computed from the model, the distribution from its cross-products.
 *
 * <p>In a model with further random effects the distribution is that of the model with the tested effect alone (Greven,
 * Crainiceanu, Kuechenhoff and Peters 2008, J. Comput. Graph. Stat. 17, 870-891), an approximation.
 *
 * @param group the grouping factor
 * @param effect the random effect
 * @param estimation REML for the restricted likelihood-ratio test, ML for the likelihood-ratio test
 * @param statistic twice the logarithm of the likelihood ratio
 * @param pValue the share of simulated statistics that are as large
 * @param monteCarloError the standard error of {@code pValue} by simulation
 * @param probabilityOfZero the share of simulated statistics that are zero
 * @param simulations how many were simulated
 * @param approximate whether the model has further random effects
 */
public record ExactVarianceTest(
        String group,
        String effect,
        Estimation estimation,
        double statistic,
        double pValue,
        double monteCarloError,
        double probabilityOfZero,
        int simulations,
        boolean approximate) {

    /**
     * The restricted likelihood-ratio test. A model fitted by ML is fitted again by REML.
     *
     * @param model the fitted model
     * @param term the place of the random-effects term
     * @param effect the place of the effect among those of the term
     * @param options the simulation
     * @param monitor told of the progress; can cancel
     * @throws InvalidInputException of kind SPECIFICATION if the effect is correlated with others or shares its variance
     */
    public static ExactVarianceTest restricted(
            LinearMixedModel model, int term, int effect, SimulationOptions options, ProgressMonitor monitor) {
        return test(model, Estimation.REML, term, effect, options, monitor);
    }

    /**
     * The likelihood-ratio test. A model fitted by REML is fitted again by ML.
     *
     * @param model the fitted model
     * @param term the place of the random-effects term
     * @param effect the place of the effect among those of the term
     * @param options the simulation
     * @param monitor told of the progress; can cancel
     * @throws InvalidInputException of kind SPECIFICATION if the effect is correlated with others or shares its variance
     */
    public static ExactVarianceTest unrestricted(
            LinearMixedModel model, int term, int effect, SimulationOptions options, ProgressMonitor monitor) {
        return test(model, Estimation.ML, term, effect, options, monitor);
    }

    private static ExactVarianceTest test(
            LinearMixedModel fitted,
            Estimation estimation,
            int term,
            int effect,
            SimulationOptions options,
            ProgressMonitor monitor) {
        requireSeparate(fitted, term);
        LinearMixedModel model = Refit.of(fitted, monitor).by(estimation);
        Effect tested = Effect.of(model, term, effect);
        double statistic = statistic(model, term, tested.column, monitor);
        double[] draws = distribution(model, term, effect, estimation).draw(options, monitor);
        double p = share(draws, statistic);
        return new ExactVarianceTest(
                tested.factor.name(),
                tested.column.name(),
                estimation,
                statistic,
                p,
                Math.sqrt(p * (1 - p) / draws.length),
                (double) Arrays.stream(draws).filter(draw -> draw == 0).count() / draws.length,
                draws.length,
                model.theta().length > 1);
    }

    private static double share(double[] draws, double statistic) {
        return (double) Arrays.stream(draws).filter(draw -> draw >= statistic).count() / draws.length;
    }

    private static void requireSeparate(LinearMixedModel model, int term) {
        RandomEffectsTerm wanted = model.specification().random().get(term);
        int size = model.varCorr().get(term).terms().size();
        if (size > 1 && wanted.covariance() != CovarianceKind.DIAGONAL) {
            throw notAlone(wanted.text());
        }
    }

    private static InvalidInputException notAlone(String term) {
        return new InvalidInputException(
                InputProblem.Kind.SPECIFICATION,
                "The exact test is for one variance alone; in " + term
                        + " variances come with covariances or together.",
                "Use uncorrelated random effects, or the likelihood-ratio test with its mixture.");
    }

    private static double statistic(LinearMixedModel model, int term, DesignColumn effect, ProgressMonitor monitor) {
        if (model.theta().length == 1) {
            return LinearModelTest.of(model).chiSquare();
        }
        LinearMixedModel smaller = without(model, term, effect, monitor);
        if (model.theta().length - smaller.theta().length != 1) {
            throw notAlone(model.specification().random().get(term).text());
        }
        return Math.max(0, smaller.criterion() - model.criterion());
    }

    private static LinearMixedModel without(
            LinearMixedModel model, int term, DesignColumn effect, ProgressMonitor monitor) {
        Refit refit = Refit.of(model, monitor);
        if (effect.isIntercept()) {
            return refit.withoutRandomIntercept(term);
        }
        Optional<ModelTerm> slope = model.specification().random().get(term).slopes().stream()
                .filter(candidate -> isColumnOf(effect, candidate))
                .findFirst();
        return refit.withoutSlope(term, slope.orElseThrow());
    }

    private static boolean isColumnOf(DesignColumn column, ModelTerm term) {
        int columns = column.numeric().size() + column.indicators().size();
        return columns == term.degree()
                && term.columns().containsAll(column.numeric())
                && column.indicators().stream().allMatch(i -> term.columns().contains(i.column()));
    }

    /** A random effect: its factor, the factor's place among the sums, and the effect's among the factor's columns. */
    private record Effect(RandomDesign.Factor factor, int f, int place, DesignColumn column) {

        static Effect of(LinearMixedModel model, int term, int effect) {
            Effect[] found = new Effect[1];
            model.forEachTerm((factor, candidate, f) -> {
                if (candidate.index() == term) {
                    DesignColumn column = candidate.columns().get(effect);
                    found[0] = new Effect(factor, f, candidate.offset() + effect, column);
                }
            });
            return found[0];
        }
    }

    /** The null distribution in the model with the tested effect alone. */
    static RatioSimulation distribution(LinearMixedModel model, int term, int effect, Estimation estimation) {
        Effect tested = Effect.of(model, term, effect);
        CrossProducts sums = model.crossProducts();
        CrossProducts.FactorProducts factor = sums.factors().get(tested.f);
        int q = factor.size();
        int p = sums.columns();
        int levels = factor.levels().size();
        double[] diagonal = new double[levels];
        double[] projected = new double[levels * p];
        double[] all = new ComponentInformation(sums).projected(tested.f);
        for (int level = 0; level < levels; level++) {
            int row = level * q + tested.place;
            diagonal[level] = factor.zz()[row * q + tested.place];
            System.arraycopy(all, row * p, projected, level * p, p);
        }
        Spectrum mu = Spectrum.of(diagonal, projected, p, RatioSimulation.MOST_VALUES);
        boolean restricted = estimation == Estimation.REML;
        Spectrum xi = restricted ? mu : Spectrum.ofDiagonal(diagonal, RatioSimulation.MOST_VALUES);
        double m = restricted ? model.residualDf() : model.nobs();
        return new RatioSimulation(mu, xi, m, Math.toIntExact(model.residualDf()));
    }
}
