package org.mixedmodels.benchmarks.coverage;

import java.util.List;
import org.mixedmodels.engine.inference.CoefficientTest;
import org.mixedmodels.engine.inference.CoefficientTests;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.inference.Interval;
import org.mixedmodels.engine.inference.IntraclassCorrelation;
import org.mixedmodels.engine.inference.ModelIntervals;
import org.mixedmodels.engine.inference.VarianceComponent;
import org.mixedmodels.engine.progress.ProgressMonitor;
import org.mixedmodels.engine.result.LinearMixedModel;

/** Looks whether the intervals of a model's parameters contain their true values. */
final class ParameterChecks {

    static final double LEVEL = 0.95;

    private final LinearMixedModel model;
    private final Tally.Replicate replicate;

    ParameterChecks(LinearMixedModel model, Tally.Replicate replicate) {
        this.model = model;
        this.replicate = replicate;
    }

    /**
     * The coefficients.
     *
     * @param names what they are called in the table
     * @param truth their true values
     */
    void coefficients(List<String> names, double[] truth) {
        for (DegreesOfFreedom method : DegreesOfFreedom.values()) {
            List<CoefficientTest> tests = CoefficientTests.of(model, method, LEVEL);
            for (int k = 0; k < truth.length; k++) {
                CoefficientTest test = tests.get(k);
                replicate.add(names.get(k), nameOf(method), test.lower(), test.upper(), truth[k]);
            }
        }
    }

    private static String nameOf(DegreesOfFreedom method) {
        return switch (method) {
            case SATTERTHWAITE -> "t, Satterthwaite";
            case KENWARD_ROGER -> "t, Kenward-Roger";
            case RESIDUAL -> "t, n - p";
            case NONE -> "normal";
        };
    }

    /**
     * The variance components by Wald and by profile likelihood. A covariance has no profile of its own; its correlation
     * has.
     *
     * @param names what they are called in the table
     * @param truth their true values: variances and covariances
     * @param correlation the true correlation, if there is one
     */
    void components(List<String> names, double[] truth, double correlation) {
        ModelIntervals wald =
                ModelIntervals.wald(model, CoefficientTests.of(model, DegreesOfFreedom.NONE, LEVEL), LEVEL);
        ModelIntervals profile = ModelIntervals.profile(model, LEVEL, 1, ProgressMonitor.none());
        for (int k = 0; k < truth.length; k++) {
            add(names.get(k), "Wald", wald.components().get(k), truth[k]);
            if (wald.components().get(k).isVariance()) {
                add(names.get(k), "profile likelihood", profile.components().get(k), truth[k]);
            } else {
                Interval interval = profile.deviations().get(k);
                replicate.add(
                        "their correlation", "profile likelihood", interval.lower(), interval.upper(), correlation);
            }
        }
    }

    private void add(String name, String method, VarianceComponent component, double truth) {
        replicate.add(name, method, component.lower(), component.upper(), truth);
    }

    /** The ICC of a model with one random intercept. */
    void intraclassCorrelation(double truth) {
        IntraclassCorrelation icc =
                IntraclassCorrelation.of(model, LEVEL, ProgressMonitor.none()).get(0);
        replicate.add("ICC", "delta method on the logit", icc.lower(), icc.upper(), truth);
        replicate.add("ICC", "exact F", icc.exact().lower(), icc.exact().upper(), truth);
    }
}
