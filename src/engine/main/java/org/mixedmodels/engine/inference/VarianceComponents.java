package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.engine.covariance.CovarianceStructure;
import org.mixedmodels.engine.design.RandomDesign;
import org.mixedmodels.engine.result.GroupCovariance;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * Variances and covariances with Wald intervals: on the log scale for variances (those of the standard deviation are
 * their square roots), on the natural scale for covariances, as Stata's {@code mixed}. Limits of correlations are made on
 * the scale of Fisher's z = atanh(r).
 *
 * <p>Standard errors come from the observed information by the delta method. At the boundary they are unknown (NaN): a
 * variance of zero has none, and a term of several correlated effects has none if one of its directions has no variance.
 */
public final class VarianceComponents {

    private final LinearMixedModel model;
    private final VarianceCovariance information;
    private final double quantile;
    private final List<VarianceComponent> components = new ArrayList<>();
    private final List<Interval> deviations = new ArrayList<>();

    private VarianceComponents(LinearMixedModel model, double level) {
        this.model = model;
        this.quantile = Levels.normalQuantile(level);
        this.information = VarianceCovariance.of(model);
    }

    /**
     * The components, term by term: variances, then covariances; the residual variance last.
     *
     * @param model the fitted model
     * @param level the confidence level, between 0 and 1
     */
    public static List<VarianceComponent> of(LinearMixedModel model, double level) {
        return computed(model, level).components();
    }

    /** The components with the limits of standard deviations and correlations. */
    static VarianceComponents computed(LinearMixedModel model, double level) {
        VarianceComponents result = new VarianceComponents(model, level);
        List<GroupCovariance> covariances = model.varCorr();
        model.forEachTerm((factor, term, f) -> result.add(term, covariances.get(term.index())));
        result.addResidual();
        return result;
    }

    /** The components. */
    List<VarianceComponent> components() {
        return List.copyOf(components);
    }

    /** Per component the limits of its standard deviation or correlation. */
    List<Interval> deviations() {
        return List.copyOf(deviations);
    }

    private void add(RandomDesign.Term term, GroupCovariance covariance) {
        int q = term.columns().size();
        for (int i = 0; i < q; i++) {
            add(term, covariance, i, i);
        }
        for (int j = 0; j < q && term.structure().isCorrelated(); j++) {
            for (int i = j + 1; i < q; i++) {
                add(term, covariance, i, j);
            }
        }
    }

    private void add(RandomDesign.Term term, GroupCovariance covariance, int i, int j) {
        double value = covariance.covariance()[i][j];
        double stdError = isKnown(term, i) ? Math.sqrt(information.variance(gradient(term, i, j))) : Double.NaN;
        String group = covariance.group();
        String first = covariance.terms().get(j);
        if (i == j) {
            components.add(variance(group, first, value, covariance.stdDev(i), stdError));
        } else {
            components.add(new VarianceComponent(
                    group,
                    first,
                    covariance.terms().get(i),
                    value,
                    covariance.correlation(i, j),
                    stdError,
                    value - quantile * stdError,
                    value + quantile * stdError));
            deviations.add(correlation(term, covariance, i, j));
        }
    }

    /** tanh(z -+ quantile se / (1 - r^2)), se the standard error of r. */
    private Interval correlation(RandomDesign.Term term, GroupCovariance covariance, int i, int j) {
        double r = covariance.correlation(i, j);
        if (!isKnown(term, i) || Double.isNaN(r)) {
            return Interval.none(IntervalGap.NO_VARIANCE);
        }
        double[] gradient = gradient(term, i, j);
        double[] ofFirst = gradient(term, j, j);
        double[] ofSecond = gradient(term, i, i);
        double[][] sigma = covariance.covariance();
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] /= covariance.stdDev(i) * covariance.stdDev(j);
            gradient[k] -= r / 2 * (ofFirst[k] / sigma[j][j] + ofSecond[k] / sigma[i][i]);
        }
        double half = quantile * Math.sqrt(information.variance(gradient)) / ((1 - r) * (1 + r));
        if (Double.isNaN(half)) {
            return Interval.none(IntervalGap.NO_STANDARD_ERROR);
        }
        double z = Math.log((1 + r) / (1 - r)) / 2;
        return Interval.of(Math.tanh(z - half), Math.tanh(z + half));
    }

    private VarianceComponent variance(
            String group, @Nullable String term, double value, double stdDev, double stdError) {
        double factor = Math.exp(quantile * stdError / value);
        deviations.add(
                Double.isNaN(factor)
                        ? Interval.none(value == 0 ? IntervalGap.NO_VARIANCE : IntervalGap.NO_STANDARD_ERROR)
                        : Interval.of(Math.sqrt(value / factor), Math.sqrt(value * factor)));
        return new VarianceComponent(group, term, null, value, stdDev, stdError, value / factor, value * factor);
    }

    private void addResidual() {
        double sigma2 = model.estimates().sigma2();
        double[] gradient = new double[model.theta().length + 1];
        gradient[gradient.length - 1] = 2 * sigma2;
        double stdError = Math.sqrt(information.variance(gradient));
        components.add(variance(VarianceComponent.RESIDUAL, null, sigma2, model.sigma(), stdError));
    }

    private boolean isKnown(RandomDesign.Term term, int effect) {
        CovarianceStructure structure = term.structure();
        for (int k = 0; k < structure.parameters(); k++) {
            boolean concerns =
                    structure.isCorrelated() || structure.entries(k).stream().anyMatch(entry -> entry.row() == effect);
            if (concerns && information.isHeld(term.thetaStart() + k)) {
                return false;
            }
        }
        return true;
    }

    /** d Sigma_ij for Sigma = sigma^2 Lambda Lambda'. */
    private double[] gradient(RandomDesign.Term term, int i, int j) {
        double[] theta = model.theta();
        double sigma2 = model.estimates().sigma2();
        CovarianceStructure structure = term.structure();
        double[][] lambda = structure.lambda(theta, term.thetaStart());
        double[] gradient = new double[theta.length + 1];
        for (int k = 0; k < structure.parameters(); k++) {
            for (CovarianceStructure.Entry entry : structure.entries(k)) {
                double change = (entry.row() == i ? lambda[j][entry.column()] : 0)
                        + (entry.row() == j ? lambda[i][entry.column()] : 0);
                gradient[term.thetaStart() + k] += sigma2 * entry.value() * change;
            }
        }
        for (int c = 0; c < lambda.length; c++) {
            gradient[theta.length] += 2 * sigma2 * lambda[i][c] * lambda[j][c];
        }
        return gradient;
    }
}
