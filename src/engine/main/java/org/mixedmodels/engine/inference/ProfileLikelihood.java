package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.covariance.CovarianceKind;
import org.mixedmodels.engine.fit.ConstrainedDeviance;
import org.mixedmodels.engine.fit.Refit;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.GroupCovariance;
import org.mixedmodels.engine.result.LinearMixedModel;

/**
 * Profiles of the likelihood: how much of it is lost as one parameter moves away from its estimate. They give intervals
 * that need not be symmetric and that respect the bounds of variances and correlations. A model fitted by REML is
 * fitted again by ML, as {@code lme4::profile} does; neither needs the data.
 */
public final class ProfileLikelihood {

    private final LinearMixedModel model;
    private final List<GroupCovariance> terms;
    private final ProgressMonitor monitor;

    private ProfileLikelihood(LinearMixedModel model, ProgressMonitor monitor) {
        this.model = model;
        this.terms = model.varCorr();
        this.monitor = monitor;
    }

    /** The profiles of a model; {@code monitor} can cancel them. */
    public static ProfileLikelihood of(LinearMixedModel model, ProgressMonitor monitor) {
        return new ProfileLikelihood(Refit.of(model, monitor).by(Estimation.ML), monitor);
    }

    /** The model as fitted by ML. */
    public LinearMixedModel model() {
        return model;
    }

    /**
     * The parameters: standard deviations and correlations term by term, the residual standard deviation, coefficients.
     */
    public List<ProfileParameter> parameters() {
        List<ProfileParameter> parameters = new ArrayList<>();
        for (int t = 0; t < terms.size(); t++) {
            addTerm(t, terms.get(t), parameters);
        }
        parameters.add(new ProfileParameter.Residual());
        model.fixedEffects().terms().forEach(name -> parameters.add(new ProfileParameter.Coefficient(name)));
        return parameters;
    }

    /**
     * The intervals of some parameters, computed in threads; the same whatever their number.
     *
     * @param parameters among {@link #parameters} and {@link #covariances}
     * @param level the confidence level, between 0 and 1
     * @param threads how many parameters are worked on at once
     */
    public List<Interval> intervals(List<ProfileParameter> parameters, double level, int threads) {
        Levels.require(level);
        return new Workers(threads, monitor, "profiling parameters").map(parameters.size(), progress -> {
            ProfileLikelihood own = new ProfileLikelihood(model, progress);
            return i -> own.profile(parameters.get(i)).interval(level);
        });
    }

    /** Of effects that share one variance, or one correlation, the first stand for all. */
    private static void addTerm(int index, GroupCovariance term, List<ProfileParameter> parameters) {
        boolean common = term.kind() == CovarianceKind.HOMOGENEOUS || term.kind() == CovarianceKind.COMPOUND_SYMMETRY;
        List<String> effects = term.terms();
        List<String> shown = common ? effects.subList(0, 1) : effects;
        shown.forEach(effect -> parameters.add(new ProfileParameter.Deviation(index, term.group(), effect)));
        boolean correlated =
                term.kind() == CovarianceKind.UNSTRUCTURED || term.kind() == CovarianceKind.COMPOUND_SYMMETRY;
        for (int i = 0; i < shown.size() && correlated; i++) {
            for (int j = i + 1; j < effects.size() && (j == 1 || !common); j++) {
                parameters.add(new ProfileParameter.Correlation(index, term.group(), effects.get(i), effects.get(j)));
            }
        }
    }

    /** The covariances of the effects of unstructured terms: functions of the parameters with profiles of their own. */
    public List<ProfileParameter> covariances() {
        List<ProfileParameter> covariances = new ArrayList<>();
        for (int t = 0; t < terms.size(); t++) {
            List<String> effects = terms.get(t).terms();
            boolean unstructured = terms.get(t).kind() == CovarianceKind.UNSTRUCTURED;
            for (int j = 0; j < effects.size() && unstructured; j++) {
                for (int i = j + 1; i < effects.size(); i++) {
                    String group = terms.get(t).group();
                    covariances.add(new ProfileParameter.Covariance(t, group, effects.get(j), effects.get(i)));
                }
            }
        }
        return covariances;
    }

    /**
     * The profile of a parameter.
     *
     * @throws IllegalArgumentException if the model has no such parameter
     */
    public Profile profile(ProfileParameter parameter) {
        if (!parameters().contains(parameter) && !covariances().contains(parameter)) {
            throw new IllegalArgumentException("the model has no parameter " + parameter);
        }
        return new Profile(parameter, deviance(parameter));
    }

    private ConstrainedDeviance deviance(ProfileParameter parameter) {
        if (parameter instanceof ProfileParameter.Coefficient coefficient) {
            int column = model.fixedEffects().terms().indexOf(coefficient.term());
            return ConstrainedDeviance.ofCoefficient(model, column, monitor);
        }
        if (parameter instanceof ProfileParameter.Deviation deviation) {
            int effect = terms.get(deviation.term()).terms().indexOf(deviation.effect());
            return ConstrainedDeviance.ofDeviation(model, deviation.term(), effect, monitor);
        }
        if (parameter instanceof ProfileParameter.Correlation correlation) {
            List<String> effects = terms.get(correlation.term()).terms();
            int first = effects.indexOf(correlation.first());
            int second = effects.indexOf(correlation.second());
            return ConstrainedDeviance.ofCorrelation(model, correlation.term(), first, second, monitor);
        }
        if (parameter instanceof ProfileParameter.Covariance covariance) {
            List<String> effects = terms.get(covariance.term()).terms();
            int first = effects.indexOf(covariance.first());
            int second = effects.indexOf(covariance.second());
            return ConstrainedDeviance.ofCovariance(model, covariance.term(), first, second, monitor);
        }
        return ConstrainedDeviance.ofResidual(model, monitor);
    }
}
