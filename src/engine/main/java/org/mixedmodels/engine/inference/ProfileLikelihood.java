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

    /**
     * The profile of a parameter.
     *
     * @throws IllegalArgumentException if the model has no such parameter
     */
    public Profile profile(ProfileParameter parameter) {
        if (!parameters().contains(parameter)) {
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
        return ConstrainedDeviance.ofResidual(model, monitor);
    }
}
