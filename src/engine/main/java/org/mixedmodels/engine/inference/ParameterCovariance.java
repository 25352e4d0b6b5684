package org.mixedmodels.engine.inference;

import java.util.List;
import java.util.stream.IntStream;
import org.mixedmodels.engine.likelihood.CentredSlopes;
import org.mixedmodels.engine.likelihood.ProfiledCriterion;
import org.mixedmodels.engine.result.LinearMixedModel;

/** The covariance matrix of the covariance parameters of a fit. */
public final class ParameterCovariance {

    private static final double SMALLEST_INFORMATION = 1e-8;

    private ParameterCovariance() {}

    /**
     * The covariance matrix of (theta, log sigma), theta of the slopes as {@link CentredSlopes} centres them: the inverse
     * of the observed information of the criterion that was minimised. Directions without information, such as that of a
     * variance of zero, get zero.
     *
     * @return (k + 1) x (k + 1)
     */
    public static double[][] of(LinearMixedModel model) {
        CentredSlopes centred = CentredSlopes.of(model.data());
        double[] theta = centred.centredTheta(model.theta());
        ProfiledCriterion criterion = new ProfiledCriterion(centred.data(), model.estimation());
        List<Integer> all = IntStream.range(0, theta.length).boxed().toList();
        double[][] information = VarianceCovariance.information(criterion, theta, model.sigma(), all);
        return InformationInverse.of(information, SMALLEST_INFORMATION);
    }
}
